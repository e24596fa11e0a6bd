import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { inBatches } from './batches.js';
import { type IndexedPassage, type PassageFootprint } from '../passages/passages.repository.js';

/** Writes the inverted index and the statistics that scores are made of. Every call belongs into a transaction. */
@Injectable()
export class PostingsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Notes that an application gets more passages. This locks its corpus until the transaction ends, so that two
   * writers of one application follow each other.
   * @returns the first of as many consecutive numbers, never given out before.
   */
  async allot(applicationId: string, passages: number, totalLength: number): Promise<number> {
    const { last_number: last } = await this.database.write
      .insertInto('corpus')
      .values({ application_id: applicationId, passages, total_length: totalLength, last_number: passages })
      .onConflict((conflict) =>
        conflict.column('application_id').doUpdateSet(({ eb, ref }) => ({
          passages: eb('corpus.passages', '+', ref('excluded.passages')),
          total_length: eb('corpus.total_length', '+', ref('excluded.total_length')),
          last_number: eb('corpus.last_number', '+', ref('excluded.last_number')),
        })),
      )
      .returning('last_number')
      .executeTakeFirstOrThrow();
    return last - passages + 1;
  }

  async add(applicationId: string, passages: readonly IndexedPassage[]): Promise<void> {
    const postings = passages.flatMap(({ passage, terms }) =>
      Array.from(terms.frequencies, ([term, frequency]) => ({
        application_id: applicationId,
        term,
        passage_number: passage.number,
        frequency,
        length: terms.length,
      })),
    );
    // In the order of the key: neighbours go to the same page.
    postings.sort((one, other) => compare(one.term, other.term) || one.passage_number - other.passage_number);
    for (const batch of inBatches(postings)) {
      await this.database.write.insertInto('posting').values(batch).execute();
    }
    const terms = passages.map((indexed) => [...indexed.terms.frequencies.keys()]);
    await this.count(applicationId, terms, 1);
  }

  async remove(applicationId: string, passages: readonly PassageFootprint[]): Promise<void> {
    for (const { number, terms } of passages) {
      for (const batch of inBatches(terms)) {
        await this.database.write
          .deleteFrom('posting')
          .where('application_id', '=', applicationId)
          .where('term', 'in', batch)
          .where('passage_number', '=', number)
          .execute();
      }
    }
    const lists = passages.map(({ terms }) => terms);
    await this.count(applicationId, lists, -1);
    const length = passages.reduce((sum, passage) => sum + passage.length, 0);
    await this.database.write
      .updateTable('corpus')
      .set(({ eb }) => ({
        passages: eb('passages', '-', passages.length),
        total_length: eb('total_length', '-', length),
      }))
      .where('application_id', '=', applicationId)
      .execute();
  }

  /** Adds to, or takes from, the number of passages that have each term. */
  private async count(applicationId: string, lists: readonly string[][], change: 1 | -1): Promise<void> {
    const counts = new Map<string, number>();
    for (const term of lists.flat()) counts.set(term, (counts.get(term) ?? 0) + change);
    const rows = Array.from(counts, ([term, passages]) => ({
      application_id: applicationId,
      term,
      passages,
    }));
    rows.sort((one, other) => compare(one.term, other.term));
    for (const batch of inBatches(rows)) {
      await this.database.write
        .insertInto('term_statistic')
        .values(batch)
        .onConflict((conflict) =>
          conflict.columns(['application_id', 'term']).doUpdateSet(({ eb, ref }) => ({
            passages: eb('term_statistic.passages', '+', ref('excluded.passages')),
          })),
        )
        .execute();
      if (change === 1) continue;
      await this.database.write
        .deleteFrom('term_statistic')
        .where('application_id', '=', applicationId)
        .where(
          'term',
          'in',
          batch.map(({ term }) => term),
        )
        .where('passages', '<=', 0)
        .execute();
    }
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
