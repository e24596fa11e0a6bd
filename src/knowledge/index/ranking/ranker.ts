import { type Clock } from '../../../common/clock.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { type Turn } from '../words/query-builder.js';
import { type WordRanking } from '../words/word-search.js';
import { type PreparedWords, type WordSearcher } from '../words/word-searcher.js';
import { type VectorStore } from '../vectors/vector-store.js';
import { fuseLegs, weighLegs } from './fuse-legs.js';
import { DEFAULT_WEIGHTS } from '../../../applications/search-weights.js';
import { type Leg } from './leg.js';
import { type IndexSearch, type Ranking } from './ranking.js';

/**
 * How far it is looked at first: enough for what one way of looking ranks low to be brought up by another, and what the
 * scores of a leg are measured on.
 */
const LEAST_DEPTH = 200;
/** How many passages a document that was found shows. */
const PASSAGES_PER_DOCUMENT = 3;

/** A way of asking by words, ready to be ranked by. */
interface Question {
  name: Leg['name'];
  words: PreparedWords | undefined;
  /** How long that took, in milliseconds. */
  preparedMs: number;
}

type Questions = readonly [Question, ...Question[]];

/** Looks for passages in every way there is, and fuses what each comes to. Called in a snapshot. */
export class Ranker {
  constructor(
    private readonly words: WordSearcher,
    private readonly vectors: VectorStore,
    private readonly clock: Clock,
  ) {}

  /** Considers so many of each way of looking as a search for passages does. */
  async rank(search: IndexSearch, signal?: AbortSignal): Promise<Ranking> {
    return this.rankTo(LEAST_DEPTH, search, await this.prepare(search), signal);
  }

  /**
   * Looks as far as a search for `limit` documents does: one document may have any number of good passages, so it goes on
   * until there are documents enough.
   */
  async rankDocuments(search: IndexSearch, limit: number, signal?: AbortSignal): Promise<Ranking> {
    const questions = await this.prepare(search);
    for (let depth = Math.max(LEAST_DEPTH, limit * PASSAGES_PER_DOCUMENT); ; depth *= 4) {
      signal?.throwIfAborted();
      const ranking = await this.rankTo(depth, search, questions, signal);
      const isCut = ranking.legs.some(({ candidates }) => candidates.length >= depth);
      if (!isCut || ranking.isVectorOutdated || countDocuments(ranking.fused) >= limit) return ranking;
    }
  }

  /** What is the same however far it is looked. */
  private async prepare({ applicationId, turns, filter, rewritten }: IndexSearch): Promise<Questions> {
    const read = async (name: Leg['name'], of: readonly Turn[]): Promise<Question> => {
      const startedAt = this.clock.monotonic();
      const words = await this.words.prepare({ applicationId, turns: of, filter });
      return { name, words, preparedMs: this.clock.monotonic() - startedAt };
    };
    const asked = await read('lexical', turns);
    if (rewritten === undefined) return [asked];
    return [asked, await read('rewritten', [{ role: 'user', text: rewritten }])];
  }

  /** @param depth how many candidates each way of looking may come to. */
  private async rankTo(
    depth: number,
    search: IndexSearch,
    [first, ...others]: Questions,
    signal?: AbortSignal,
  ): Promise<Ranking> {
    const { ranking, leg } = await this.look(first, depth);
    const legs = [leg];
    for (const question of others) {
      signal?.throwIfAborted();
      legs.push((await this.look(question, depth)).leg);
    }
    signal?.throwIfAborted();
    const semantic = search.vector && (await this.lookByVector(search, search.vector, depth));
    if (semantic) legs.push(semantic);
    const { language, terms } = ranking;
    const isVectorOutdated = search.vector !== undefined && semantic === undefined;
    const weights = search.weights ?? DEFAULT_WEIGHTS;
    const weighed = weighLegs(legs, weights);
    return { language, terms, depth, legs: weighed, weights, fused: fuseLegs(weighed), isVectorOutdated };
  }

  private async look(
    { name, words, preparedMs }: Question,
    limit: number,
  ): Promise<{ ranking: WordRanking; leg: Leg }> {
    const startedAt = this.clock.monotonic();
    const ranking = await this.words.rank(words, limit);
    const tookMs = preparedMs + this.clock.monotonic() - startedAt;
    const { candidates, fullScore, alone } = ranking;
    return { ranking, leg: { name, tookMs, error: null, candidates, fullScore, ...(alone && { alone }) } };
  }

  private async lookByVector(
    { applicationId, filter }: IndexSearch,
    { generationId, values }: NonNullable<IndexSearch['vector']>,
    limit: number,
  ): Promise<Leg | undefined> {
    const startedAt = this.clock.monotonic();
    const search = { applicationId, generationId, vector: values, filter, limit };
    const candidates = await this.vectors.nearest(search);
    const tookMs = this.clock.monotonic() - startedAt;
    return candidates && { name: 'semantic', tookMs, error: null, candidates };
  }
}

/** The best passages of the best documents, in the order of the documents. */
export function bestOfDocuments(ranked: readonly ScoredPassage[], documents: number): ScoredPassage[] {
  const byDocument = Map.groupBy(ranked, ({ documentId }) => documentId);
  const best = [...byDocument.values()].slice(0, documents);
  return best.flatMap((own) => own.slice(0, PASSAGES_PER_DOCUMENT));
}

function countDocuments(ranked: readonly ScoredPassage[]): number {
  return new Set(ranked.map(({ documentId }) => documentId)).size;
}
