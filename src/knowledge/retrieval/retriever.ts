import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { Clock } from '../../common/clock.js';
import { type SearchFilter } from '../documents/search-filter.js';
import { KnowledgeIndex } from '../index/knowledge-index.js';
import { CorpusLanguage } from '../ingestion/corpus-language.js';
import { type Leg } from './candidate.js';
import { fuseLegs } from './fuse-legs.js';
import { type QueryTerm, type Turn } from '../index/words/query-builder.js';
import { reorder } from './reorder.js';
import { RerankLeg } from './rerank-leg.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';
import { SemanticLeg } from './semantic-leg.js';
import { type WordRanking } from '../index/words/word-search.js';

/** What to look for. */
export interface RetrievalRequest {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter: SearchFilter;
  /** The question as a model would put it, without the conversation; undefined where that came to nothing. */
  rewritten?: Promise<string | undefined> | undefined;
  /** How many candidates each way of looking may come to. */
  depth: number;
}

/** Everything that was looked for and found on the way. */
export interface Retrieval {
  /** What the words were looked for in. */
  language: Language;
  terms: readonly QueryTerm[];
  /** The question as a model put it. */
  rewritten: string | undefined;
  legs: readonly Leg[];
  /** What the legs came to together, the best first. */
  fused: readonly ScoredPassage[];
}

/** Looks for passages in every way there is, and puts together what each comes to. */
@Injectable()
export class Retriever {
  constructor(
    private readonly index: KnowledgeIndex,
    private readonly languages: CorpusLanguage,
    private readonly semantic: SemanticLeg,
    private readonly reranking: RerankLeg,
    private readonly clock: Clock,
  ) {}

  async retrieve(request: RetrievalRequest): Promise<Retrieval> {
    const { applicationId, turns, filter, depth } = request;
    const search = { applicationId, turns, filter, limit: depth };
    const [{ ranking, leg }, rewritten, semantic] = await Promise.all([
      this.look('lexical', request, turns),
      this.lookForRewritten(request),
      this.semantic.search(search),
    ]);
    const { language, terms } = ranking;
    await this.languages.check(applicationId, language);
    const legs = [leg, rewritten?.leg, semantic].filter((found) => found !== undefined);
    const fused = fuseLegs(legs);
    const reranked = await this.reranking.search(search, fused);
    return {
      language,
      terms,
      rewritten: rewritten?.question,
      legs: reranked ? [...legs, reranked] : legs,
      fused: reranked ? reorder(reranked, fused) : fused,
    };
  }

  /** The model takes longer than the first search, so it is asked meanwhile. */
  private async lookForRewritten(
    request: RetrievalRequest,
  ): Promise<{ question: string; leg: Leg } | undefined> {
    const question = await request.rewritten;
    if (question === undefined) return undefined;
    const { leg } = await this.look('rewritten', request, [{ role: 'user', text: question }]);
    return { question, leg };
  }

  private async look(
    name: Leg['name'],
    { applicationId, filter, depth }: RetrievalRequest,
    turns: readonly Turn[],
  ): Promise<{ ranking: WordRanking; leg: Leg }> {
    const startedAt = this.clock.now();
    const ranking = await this.index.rankByWords({ applicationId, turns, filter, limit: depth });
    const tookMs = this.clock.now() - startedAt;
    return { ranking, leg: { name, tookMs, error: null, candidates: ranking.candidates } };
  }
}
