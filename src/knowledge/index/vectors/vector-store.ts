import { Database } from '../../../database/database.js';
import { isWorthLearning } from '../fusion/learned.js';
import { indexKey } from '../index-key.js';
import { CorporaRepository } from '../corpora.repository.js';
import { type CorpusMoment, writtenUpTo } from '../corpus.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { GenerationsRepository } from './generations.repository.js';
import { NearestRepository } from './nearest.repository.js';
import { VectorGapsRepository } from './vector-gaps.repository.js';
import { VectorPlacesRepository } from './vector-places.repository.js';
import {
  type Generation,
  type PassageVectors,
  type Unembedded,
  type UnembeddedRequest,
  type VectorExplanation,
  type VectorProgress,
  type VectorSearch,
} from './vector-search.js';
import { VectorsRepository } from './vectors.repository.js';

/** So many vectors are deleted in one transaction, so that no write waits long for it. */
const SWEPT_AT_ONCE = 500;

const NOTHING_TO_EMBED: Unembedded = {
  dimensions: undefined,
  isSettled: true,
  isToLearn: false,
  passages: [],
  lastNumber: 0,
  moment: undefined,
};

/** Keeps the vectors of passages, by the models that made them. */
export class VectorStore {
  constructor(
    private readonly corpora: CorporaRepository,
    private readonly generations: GenerationsRepository,
    private readonly vectors: VectorsRepository,
    private readonly neighbours: NearestRepository,
    private readonly places: VectorPlacesRepository,
    private readonly gaps: VectorGapsRepository,
    private readonly database: Database,
  ) {}

  /** Called in a snapshot. @returns undefined where searches use other vectors by now. */
  async nearest(search: VectorSearch): Promise<ScoredPassage[] | undefined> {
    return (await this.isActive(search)) ? this.neighbours.find(search) : undefined;
  }

  /**
   * Where the passages of one document stand among all that could be found.
   * @returns undefined where searches use other vectors by now.
   */
  async explain(
    search: Omit<VectorSearch, 'limit'>,
    documentId: string,
  ): Promise<VectorExplanation | undefined> {
    return (await this.isActive(search)) ? this.places.find(search, documentId) : undefined;
  }

  /** How many passages of an application's document have no vector among those that searches use. */
  countGaps(applicationId: string, documentId: string): Promise<number> {
    return this.gaps.count(applicationId, documentId);
  }

  async unembedded({ applicationId, model, after, limit }: UnembeddedRequest): Promise<Unembedded> {
    const corpus = await this.corpora.find(applicationId);
    if (!corpus) return NOTHING_TO_EMBED;
    const all = await this.generations.list(corpus.id);
    const own = all.find((generation) => generation.model === model);
    const passages = await this.vectors.missing(
      corpus.id,
      own?.id,
      Math.max(after, own?.wholeUpTo ?? 0),
      limit,
    );
    const isSettled = all.every((generation) => generation === own && generation.state === 'active');
    const isToLearn = own !== undefined && isWorthLearning(own.learned, corpus);
    const { version, lastNumber } = corpus;
    return {
      ...{ dimensions: own?.dimensions, isSettled, isToLearn, passages },
      ...{ lastNumber: writtenUpTo(corpus), moment: { version, lastNumber } },
    };
  }

  async store({ applicationId, model, vectors, now }: PassageVectors): Promise<void> {
    const dimensions = vectors[0]?.vector.length;
    if (dimensions === undefined) return;
    await this.database.transaction(async () => {
      await this.database.holdKey(indexKey(applicationId));
      const corpus = await this.corpora.find(applicationId);
      if (!corpus) return;
      const generation = await this.generationOf(corpus.id, model);
      const id = generation?.id ?? (await this.begin(corpus.id, model, dimensions, now));
      await this.vectors.add(corpus.id, id, vectors);
    });
  }

  async settle(applicationId: string, model: string, without: ReadonlySet<number>): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.database.holdKey(indexKey(applicationId));
      const corpus = await this.corpora.find(applicationId);
      if (!corpus) return true;
      const all = await this.generations.list(corpus.id);
      const own = all.find((generation) => generation.model === model);
      const missing = await this.vectors.missing(corpus.id, own?.id, 0, without.size + 1);
      if (missing.some(({ number }) => !without.has(number))) return false;
      // Where every passage is one that needs no vector, the older vectors are all there is.
      if (!own && missing.length > 0) return false;
      const others = all.filter((generation) => generation !== own);
      await this.generations.setState(others.map(idOf), 'retired');
      if (own) await this.generations.setState([own.id], 'active');
      return true;
    });
  }

  async finish(applicationId: string, model: string, moment: CorpusMoment): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.database.holdKey(indexKey(applicationId));
      const corpus = await this.corpora.find(applicationId);
      if (!corpus) return true;
      const all = await this.generations.list(corpus.id);
      if (!all.every((one) => one.model === model && one.state === 'active')) return false;
      if (!(await this.corpora.noteEmbedded(corpus.id, moment))) return false;
      for (const { id, wholeUpTo } of all) {
        await this.generations.setWholeUpTo(id, Math.max(wholeUpTo ?? 0, writtenUpTo(corpus)));
      }
      return true;
    });
  }

  async sweep(): Promise<boolean> {
    return this.database.transaction(async () => {
      const id = await this.generations.findRetired();
      if (id === undefined) return false;
      if (!(await this.vectors.deleteSome(id, SWEPT_AT_ONCE))) await this.generations.delete(id);
      return true;
    });
  }

  async progress(applicationId: string): Promise<VectorProgress> {
    const corpus = await this.corpora.find(applicationId);
    if (!corpus) return { passages: 0, generations: [] };
    const generations = [];
    for (const generation of await this.generations.list(corpus.id)) {
      generations.push({ ...generation, embedded: await this.vectors.count(generation.id) });
    }
    return { passages: await this.vectors.countPassages(corpus.id), generations };
  }

  private async isActive({ applicationId, generationId }: Omit<VectorSearch, 'limit'>): Promise<boolean> {
    return (await this.generations.findActive(applicationId))?.id === generationId;
  }

  /** The first vectors of an application are searched at once: they are better than none. */
  private async begin(corpusId: number, model: string, dimensions: number, now: number): Promise<number> {
    const others = await this.generations.list(corpusId);
    const abandoned = others.filter(({ state }) => state === 'building');
    await this.generations.setState(abandoned.map(idOf), 'retired');
    const state = others.some((other) => other.state === 'active') ? 'building' : 'active';
    return this.generations.add(corpusId, { model, dimensions, state }, now);
  }

  private async generationOf(corpusId: number, model: string): Promise<Generation | undefined> {
    return (await this.generations.list(corpusId)).find((generation) => generation.model === model);
  }
}

function idOf({ id }: Generation): number {
  return id;
}
