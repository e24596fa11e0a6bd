import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { inBatches } from '../../../database/batches.js';
import { type NumberRange } from '../corpus.js';
import { type ListedPosting } from './posting-list.js';
import { type PassageTerms } from '../../documents/passages/passage-terms.js';
import { type RecentPostingsRepository } from './recent-postings.repository.js';
import { type PassageFootprint } from '../../documents/passages/passages.repository.js';

type Posting = [
  corpusId: number,
  term: string,
  number: number,
  frequency: number,
  title: number,
  length: number,
];

/** A passage, by its number, with what the index is to have of it. */
export interface NumberedTerms {
  passage: { number: number };
  terms: PassageTerms;
}

const POSTING_COLUMNS = ['corpus_id', 'term', 'passage_number', 'frequency', 'title', 'length'];
const COUNT_COLUMNS = ['corpus_id', 'term', 'passages'];
const ADD_UP =
  'on conflict (corpus_id, term) do update set passages = term_statistic.passages + excluded.passages';

const TABLES = ['posting', 'recent_posting'] as const;
type Table = (typeof TABLES)[number];

/** Writes the inverted index. Every call belongs into a transaction. */
@Injectable()
export class PostingsRepository {
  constructor(
    private readonly database: Database,
    private readonly recent: RecentPostingsRepository,
  ) {}

  async add(corpusId: number, passages: readonly NumberedTerms[]): Promise<void> {
    await this.insert('posting', postingsOf(corpusId, passages));
    await this.count(
      corpusId,
      countOf(passages.flatMap((indexed) => [...indexed.terms.frequencies.keys()])),
      1,
    );
  }

  /** Those of the newest passages of a large corpus. */
  async addRecent(corpusId: number, passages: readonly NumberedTerms[]): Promise<void> {
    const added = await this.insert('recent_posting', postingsOf(corpusId, passages));
    await this.recent.note(corpusId, added);
  }

  /** Those of a document whose passages have consecutive numbers, from `first` on. */
  async addListed(corpusId: number, first: number, listed: readonly ListedPosting[]): Promise<void> {
    await this.insert(
      'posting',
      listed.map(({ term, ordinal, frequency, title, length }) => [
        corpusId,
        term,
        first + ordinal,
        frequency,
        title,
        length,
      ]),
    );
    await this.count(corpusId, countOf(listed.map(({ term }) => term)), 1);
  }

  /** Deletes what consecutive passages have of some terms. */
  async removeBetween(
    corpusId: number,
    { first, last }: NumberRange,
    terms: readonly string[],
  ): Promise<void> {
    const deleted = { posting: [] as string[], recent_posting: [] as string[] };
    for (const table of TABLES) {
      for (const batch of inBatches(terms)) {
        const rows = await this.deleteOf(table, corpusId, batch)
          .where('passage_number', '>=', first)
          .where('passage_number', '<=', last)
          .returning('term')
          .execute();
        for (const { term } of rows) deleted[table].push(term);
      }
    }
    await this.forget(corpusId, deleted);
  }

  async remove(corpusId: number, passages: readonly PassageFootprint[]): Promise<void> {
    const deleted = { posting: [] as string[], recent_posting: [] as string[] };
    for (const { number, terms } of passages) {
      for (const batch of inBatches(terms)) {
        for (const table of TABLES) {
          const rows = await this.deleteOf(table, corpusId, batch)
            .where('passage_number', '=', number)
            .returning('term')
            .execute();
          for (const { term } of rows) deleted[table].push(term);
        }
      }
    }
    await this.forget(corpusId, deleted);
  }

  private async forget(corpusId: number, deleted: Record<Table, readonly string[]>): Promise<void> {
    await this.recent.note(corpusId, -deleted.recent_posting.length);
    await this.count(corpusId, countOf(deleted.posting), -1);
  }

  private deleteOf(table: Table, corpusId: number, terms: readonly string[]) {
    return this.database.write.deleteFrom(table).where('corpus_id', '=', corpusId).where('term', 'in', terms);
  }

  /** @returns how many they were. */
  private async insert(table: Table, postings: readonly Posting[]): Promise<number> {
    for (const batch of inBatches(postings)) {
      await this.database.insertRows({ table, columns: POSTING_COLUMNS, rows: batch });
    }
    return postings.length;
  }

  /** Adds to, or takes from, the number of passages that have each term. Recent ones are counted when asked for. */
  private async count(corpusId: number, counts: ReadonlyMap<string, number>, change: 1 | -1): Promise<void> {
    const rows = Array.from(counts, ([term, passages]) => [corpusId, term, change * passages] as const);
    const inOrder = rows.sort(([, one], [, other]) => compare(one, other));
    for (const batch of inBatches(inOrder)) {
      await this.database.insertRows({
        table: 'term_statistic',
        columns: COUNT_COLUMNS,
        rows: batch,
        suffix: ADD_UP,
      });
      if (change === 1) continue;
      await this.database.write
        .deleteFrom('term_statistic')
        .where('corpus_id', '=', corpusId)
        .where(
          'term',
          'in',
          batch.map(([, term]) => term),
        )
        .where('passages', '<=', 0)
        .execute();
    }
  }
}

function postingsOf(corpusId: number, passages: readonly NumberedTerms[]): Posting[] {
  const postings = passages.flatMap(({ passage, terms }) =>
    Array.from(terms.frequencies, ([term, frequency]): Posting => [
      corpusId,
      term,
      passage.number,
      frequency,
      terms.title.get(term) ?? 0,
      terms.length,
    ]),
  );
  // In the order of the key: neighbours go to the same page.
  return postings.sort((one, other) => compare(one[1], other[1]) || one[2] - other[2]);
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
