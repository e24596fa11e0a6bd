import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PassagesRepository } from '../documents/passages/passages.repository.js';
import { type Leg } from './candidate.js';
import { PassageReader } from '../index/hits/passage-reader.js';
import { type RankedPassage } from './ranked-passage.js';
import { type RetrievalRequest, type Retrieval, Retriever } from './retriever.js';
import { type RetrievedPassage } from '../index/hits/search-result.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';
import { untilWhole } from './until-whole.js';

/** How far each way of looking goes: enough for what one ranks low to be brought up by another. */
const DEPTH = 100;
/** How much of each ranking is told. */
const TOLD = 20;

/** Passages to answer from, and how they were found. */
export interface FoundPassages {
  /** The best first. */
  passages: RetrievedPassage[];
  retrieval: Retrieval;
  /** The first places of each way of looking. */
  legs: (Omit<Leg, 'candidates'> & { candidates: RankedPassage[] })[];
  /** The first places of all of them together. */
  fused: RankedPassage[];
}

/** Finds passages to answer from. */
@Injectable()
export class PassageFinder {
  constructor(
    private readonly retriever: Retriever,
    private readonly passages: PassagesRepository,
    private readonly reader: PassageReader,
    private readonly database: Database,
  ) {}

  async find(request: Omit<RetrievalRequest, 'depth'> & { topK: number }): Promise<FoundPassages> {
    return untilWhole(async () => {
      const retrieval = await this.retriever.retrieve({ ...request, depth: DEPTH });
      const wanted = retrieval.fused.slice(0, request.topK);
      const result = await this.database.snapshot(async () => {
        const passages = await this.reader.read(request.applicationId, wanted);
        return { passages, retrieval, ...(await this.tell(request.applicationId, retrieval)) };
      });
      return { result, isWhole: result.passages.length === wanted.length };
    });
  }

  /** The first places of the rankings, with what they are of. */
  private async tell(
    applicationId: string,
    retrieval: Retrieval,
  ): Promise<Pick<FoundPassages, 'legs' | 'fused'>> {
    const all = [...retrieval.legs.map(({ candidates }) => candidates), retrieval.fused];
    const told = all.map((ranking) => ranking.slice(0, TOLD));
    const known = await this.passages.outlinesOf(applicationId, [
      ...new Set(told.flat().map(({ number }) => number)),
    ]);
    const rank = (ranking: readonly ScoredPassage[] = []): RankedPassage[] =>
      ranking.flatMap(({ number, score }, index) => {
        const outline = known.get(number);
        return outline ? [{ rank: index + 1, score, ...outline }] : [];
      });
    const legs = retrieval.legs.map((leg, index) => ({ ...leg, candidates: rank(told[index]) }));
    return { legs, fused: rank(told.at(-1)) };
  }
}
