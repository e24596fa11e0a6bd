import { Injectable } from '@nestjs/common';
import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import { Database } from '../../../database/database.js';
import { jsonList, rowsOfTexts, steadySum } from '../../../database/dialect/fragments.js';
import { isEligible } from '../../documents/document-predicate.repository.js';
import { isOutOfHiding } from '../../documents/passages/whole-predicate.repository.js';
import { type SearchFilter } from '../../documents/search-filter.js';
import { inBatches } from '../../../database/batches.js';
import { normaliseLength, termWeight } from './bm25.js';
import { type Corpus, type NumberRange } from '../corpus.js';
import { mergePostings, type Postings } from './postings.js';
import { type QueryTerm } from './query-builder.js';

const NUMBER = sql.ref('passage_number');

/** A passage by its number, the document it is of, and its score. */
export interface ScoredPassage {
  number: number;
  documentId: string;
  score: number;
}

/** What is looked for, and among what. */
export interface ScoreRequest {
  applicationId: string;
  corpus: Corpus;
  query: readonly QueryTerm[];
  /** How many of the corpus's passages have each term of the query. */
  frequencies: ReadonlyMap<string, number>;
  filter: SearchFilter;
  limit: number;
}

/** Reads the inverted index. */
@Injectable()
export class ScoresRepository {
  constructor(private readonly database: Database) {}

  /** How many passages have each of `terms`; those that none has are left out. */
  async frequencies(corpusId: number, terms: readonly string[]): Promise<Map<string, number>> {
    const frequencies = new Map<string, number>();
    for (const batch of inBatches(terms)) {
      const found = await this.countsOf(corpusId, sql.join(batch));
      for (const [term, passages] of found) frequencies.set(term, passages);
    }
    return frequencies;
  }

  /** The same of very many terms, most of which no passage has: one statement, whatever their number. */
  async frequenciesAmong(corpusId: number, terms: readonly string[]): Promise<Map<string, number>> {
    return this.countsOf(corpusId, rowsOfTexts(terms));
  }

  private async countsOf(corpusId: number, terms: Expression<unknown>): Promise<Map<string, number>> {
    const { rows } = await sql<{ term: string; passages: number }>`
      select term, passages from term_statistic where corpus_id = ${corpusId} and term in (${terms})
      union all
      select term, count(*) from recent_posting where corpus_id = ${corpusId} and term in (${terms})
      group by term`.execute(this.database.query);
    const counts = new Map<string, number>();
    for (const { term, passages } of rows) counts.set(term, passages + (counts.get(term) ?? 0));
    return counts;
  }

  /** The terms that so many passages have, or more, but for the newest of a large corpus. */
  async termsOfMany(corpusId: number, least: number): Promise<{ term: string; passages: number }[]> {
    return this.database.query
      .selectFrom('term_statistic')
      .select(['term', 'passages'])
      .where('corpus_id', '=', corpusId)
      .where('passages', '>=', least)
      .execute();
  }

  /**
   * The best passages by BM25, the best first, of the documents that the filter lets through. A passage has to share a
   * content word with the query; where the query has none, all of its words.
   */
  async best(request: ScoreRequest): Promise<ScoredPassage[]> {
    const { corpus, query, filter, limit } = request;
    if (query.length === 0) return [];
    const { base, perLength, perTitle } = normaliseLength(corpus.totalLength / corpus.passages);
    const { hasContent, required } = requirementOf(query);
    // Without a filter the index itself is what may be found.
    const isWanted =
      filter.length === 0
        ? sql`true`
        : // "+" has SQLite find the eligible passages once. Without it, it looks each of them up for each term.
          sql`+posting.passage_number in (
            select passage.number from document cross join passage
            where ${isEligible(request.applicationId, filter)} and passage.document_id = document.id)`;
    const norm = sql`(cast(${base} as double precision) + cast(${perLength} as double precision) * posting.length)`;
    const share = sql`wanted.worth * (1 - ${norm} / (posting.frequency
      + ${norm} * (1 + cast(${perTitle} as double precision) * posting.title)))`;
    // "cross join" keeps SQLite from reading all of the corpus's postings first, as it sometimes prefers to.
    const shared = (table: 'posting' | 'recent_posting'): RawBuilder<unknown> => sql`
      select posting.passage_number as number, posting.term, ${share} as share, wanted.counts
      from wanted cross join ${sql.table(table)} as posting
      where posting.corpus_id = ${corpus.id} and posting.term = wanted.term and ${isWanted}
        and ${isOutside(corpus.hidden)}`;
    const { rows } = await sql<ScoredPassage>`
      with wanted (term, worth, counts) as (values ${sql.join(weigh(request, hasContent))}),
      best (number, score) as (
        select shared.number, ${steadySum(sql.ref('shared.share'), sql.ref('shared.term'))} as score
        from (${shared('posting')} union all ${shared('recent_posting')}) as shared
        group by shared.number
        having sum(shared.counts) >= ${required}
        order by score desc, number
        limit ${limit}
      )
      select best.number, best.score, passage.document_id as "documentId"
      from best cross join passage
      where passage.corpus_id = ${corpus.id} and passage.number = best.number
      order by best.score desc, best.number`.execute(this.database.query);
    return rows;
  }

  /** The passages behind one, by their numbers, that have each of `terms`. Lists are put together in the database: a row for each costs five times that. */
  async postings(corpusId: number, terms: readonly string[], behind: number): Promise<Map<string, Postings>> {
    const postings = new Map<string, Postings>();
    for (const batch of inBatches(terms)) {
      const lists = (table: 'posting' | 'recent_posting'): RawBuilder<unknown> => sql`
        select term, ${jsonList(NUMBER, NUMBER)} as numbers,
          ${jsonList(sql`(title << 24) + (frequency << 12) + length`, NUMBER)} as uses
        from ${sql.table(table)}
        where corpus_id = ${corpusId} and term in (${sql.join(batch)}) and passage_number > ${behind}
        group by term`;
      const { rows } = await sql<Record<'term' | 'numbers' | 'uses', string>>`
        ${lists('posting')} union all ${lists('recent_posting')}`.execute(this.database.query);
      for (const { term, numbers, uses } of rows) {
        const found = { numbers: parseList(numbers), uses: parseList(uses) };
        const known = postings.get(term);
        postings.set(term, known ? mergePostings(known, found) : found);
      }
    }
    return postings;
  }

  /** The numbers of the passages that a filter lets through, as a list for the same reason. */
  async eligible(applicationId: string, filter: SearchFilter): Promise<number[]> {
    const { rows } = await sql<{ numbers: string }>`
      select ${jsonList(sql.ref('passage.number'), sql.ref('passage.number'))} as numbers from document cross join passage
      where ${isEligible(applicationId, filter)} and passage.document_id = document.id`.execute(
      this.database.query,
    );
    return JSON.parse(rows[0]?.numbers ?? '[]') as number[];
  }

  /** The documents that passages are of, by the passages' numbers. */
  async documentsOf(corpusId: number, numbers: readonly number[]): Promise<Map<number, string>> {
    const documents = new Map<number, string>();
    for (const batch of inBatches(numbers)) {
      const rows = await this.database.query
        .selectFrom('passage')
        .select(['number', 'document_id'])
        .where('corpus_id', '=', corpusId)
        .where('number', 'in', batch)
        .execute();
      for (const row of rows) documents.set(row.number, row.document_id);
    }
    return documents;
  }
}

function parseList(list: string): Int32Array {
  return Int32Array.from(JSON.parse(list) as number[]);
}

/** Mostly nothing is hidden, and nothing has to be asked. */
function isOutside(ranges: readonly NumberRange[]): RawBuilder<SqlBool> {
  if (ranges.length === 0) return sql<SqlBool>`true`;
  return isOutOfHiding(sql.ref('posting.corpus_id'), sql.ref('posting.passage_number'));
}

/** What must be shared for a passage to be found: a content word, or all words where there are only stop words. */
function requirementOf(query: readonly QueryTerm[]): { hasContent: boolean; required: number } {
  const hasContent = query.some(({ isStopWord }) => !isStopWord);
  return { hasContent, required: hasContent ? 1 : query.length };
}

/** Each term with what finding it is worth, and whether it counts as something shared. */
function weigh({ query, corpus, frequencies }: ScoreRequest, hasContent: boolean): RawBuilder<unknown>[] {
  return query.map(({ term, weight, isStopWord }) => {
    const worth = termWeight(weight, corpus.passages, frequencies.get(term) ?? 0);
    const counts = hasContent && isStopWord ? 0 : 1;
    return sql`(cast(${term} as text), cast(${worth} as double precision), cast(${counts} as integer))`;
  });
}
