import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../database/database.js';
import { inBatches } from './batches.js';
import { normaliseLength, termWeight } from './bm25.js';
import { type QueryTerm, type TermStatistics } from './query-builder.js';

/** What scores are made of: the application's own figures, which no other application's documents touch. */
export interface CorpusStatistics extends TermStatistics {
  /** Of a passage, in content words. */
  averageLength: number;
}

/** A passage by its number, the document it is of, and its score. */
export interface ScoredPassage {
  number: number;
  documentId: string;
  score: number;
}

/** Reads the inverted index. */
@Injectable()
export class ScoresRepository {
  constructor(private readonly database: Database) {}

  /** The size of the application's corpus, and how many of its passages have each of `terms`. */
  async statistics(applicationId: string, terms: readonly string[]): Promise<CorpusStatistics> {
    const corpus = await this.database.query
      .selectFrom('corpus')
      .select(['passages', 'total_length'])
      .where('application_id', '=', applicationId)
      .executeTakeFirst();
    const frequencies = new Map<string, number>();
    const passages = corpus?.passages ?? 0;
    if (passages === 0) return { passages, averageLength: 0, frequencies };
    for (const batch of inBatches(terms)) {
      const rows = await this.database.query
        .selectFrom('term_statistic')
        .select(['term', 'passages'])
        .where('application_id', '=', applicationId)
        .where('term', 'in', batch)
        .execute();
      for (const row of rows) frequencies.set(row.term, row.passages);
    }
    return { passages, averageLength: (corpus?.total_length ?? 0) / passages, frequencies };
  }

  /**
   * The `limit` best passages by BM25, the best first. A passage has to share a content word with the query; where
   * the query has none, all of its words.
   */
  async best(
    applicationId: string,
    query: readonly QueryTerm[],
    statistics: CorpusStatistics,
    limit: number,
  ): Promise<ScoredPassage[]> {
    if (query.length === 0) return [];
    const { base, perLength } = normaliseLength(statistics.averageLength);
    const hasContent = query.some(({ isStopWord }) => !isStopWord);
    const required = hasContent ? 1 : query.length;
    const wanted = query.map(({ term, weight, isStopWord }) => {
      const worth = termWeight(weight, statistics.passages, statistics.frequencies.get(term) ?? 0);
      const counts = hasContent && isStopWord ? 0 : 1;
      return sql`(cast(${term} as text), cast(${worth} as double precision), cast(${counts} as integer))`;
    });
    // "cross join" keeps SQLite from reading all of the application's postings first, as it sometimes prefers to.
    const { rows } = await sql<ScoredPassage>`
      with wanted (term, worth, counts) as (values ${sql.join(wanted)}),
      best (number, score) as (
        select
          posting.passage_number as number,
          sum(wanted.worth * posting.frequency / (posting.frequency + cast(${base} as double precision)
            + cast(${perLength} as double precision) * posting.length)) as score
        from wanted cross join posting
        where posting.application_id = ${applicationId} and posting.term = wanted.term
        group by posting.passage_number
        having sum(wanted.counts) >= ${required}
        order by score desc, number
        limit ${limit}
      )
      select best.number, best.score, passage.document_id as "documentId"
      from best cross join passage
      where passage.application_id = ${applicationId} and passage.number = best.number
      order by best.score desc, best.number`.execute(this.database.query);
    return rows;
  }
}
