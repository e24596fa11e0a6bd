import { Injectable } from '@nestjs/common';
import { type Passage } from '../documents/document.js';
import { PassagesRepository } from '../passages/passages.repository.js';
import { buildQuery, candidateTerms, type QueryTerm, type Turn } from './query-builder.js';
import { type CorpusStatistics, type ScoredPassage, ScoresRepository } from './scores.repository.js';

/** What was found, and what was looked for. */
export interface PassageSearchResult {
  /** The best first. */
  hits: { passage: Passage; score: number }[];
  query: QueryTerm[];
}

interface PreparedSearch {
  applicationId: string;
  query: QueryTerm[];
  statistics: CorpusStatistics;
}

/** Finds the passages of one application that fit a conversation best. */
@Injectable()
export class PassageSearch {
  constructor(
    private readonly scores: ScoresRepository,
    private readonly passages: PassagesRepository,
  ) {}

  /** The `limit` best passages, whatever documents they are of. */
  async findPassages(
    applicationId: string,
    turns: readonly Turn[],
    limit: number,
  ): Promise<PassageSearchResult> {
    const search = await this.prepare(applicationId, turns);
    return this.read(search, await this.best(search, limit));
  }

  /** The best passages, at most `perDocument` of each, of the `limit` documents that have the best ones. */
  async findDocuments(
    applicationId: string,
    turns: readonly Turn[],
    limit: number,
    perDocument: number,
  ): Promise<PassageSearchResult> {
    const search = await this.prepare(applicationId, turns);
    // One document may have any number of good passages, so look further until there are documents enough.
    for (let reach = limit * perDocument; ; reach *= 4) {
      const best = await this.best(search, reach);
      const byDocument = Map.groupBy(best, ({ documentId }) => documentId);
      if (byDocument.size < limit && best.length === reach) continue;
      const shown = new Set(
        [...byDocument.values()].slice(0, limit).flatMap((passages) => passages.slice(0, perDocument)),
      );
      return this.read(
        search,
        best.filter((scored) => shown.has(scored)),
      );
    }
  }

  private async prepare(applicationId: string, turns: readonly Turn[]): Promise<PreparedSearch> {
    const statistics = await this.scores.statistics(applicationId, candidateTerms(turns));
    return { applicationId, query: buildQuery(turns, statistics), statistics };
  }

  private best(
    { applicationId, query, statistics }: PreparedSearch,
    limit: number,
  ): Promise<ScoredPassage[]> {
    return this.scores.best(applicationId, query, statistics, limit);
  }

  private async read(search: PreparedSearch, scored: readonly ScoredPassage[]): Promise<PassageSearchResult> {
    const numbers = scored.map(({ number }) => number);
    const passages = await this.passages.findAll(search.applicationId, numbers);
    const hits = scored.flatMap(({ number, score }) => {
      // Deleted since it was scored: then it is not found.
      const passage = passages.get(number);
      return passage ? [{ passage, score }] : [];
    });
    return { hits, query: search.query };
  }
}
