import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../database/database.js';
import { EDITION_ORDINALS, type PassageFootprint } from '../documents/passages/passages.repository.js';
import { isWhole } from '../documents/passages/whole-predicate.repository.js';
import { type NumberRange } from './corpus.js';

/** Passages by where they stand: in their document, and among all of the corpus. */
@Injectable()
export class PassageRangesRepository {
  constructor(private readonly database: Database) {}

  /** Where the ordinals of another edition of a document may begin. */
  async freeOrdinal(documentId: string): Promise<number> {
    for (let from = 0; ; from += EDITION_ORDINALS) {
      const taken = await this.database.query
        .selectFrom('passage')
        .select('ordinal')
        .where('document_id', '=', documentId)
        .where('ordinal', '>=', from)
        .where('ordinal', '<', from + EDITION_ORDINALS)
        .limit(1)
        .executeTakeFirst();
      if (!taken) return from;
    }
  }

  /** The passages of a document, by their numbers, how many they are and of how many terms; undefined where it has none. */
  async rangeOf(documentId: string): Promise<(NumberRange & { count: number; length: number }) | undefined> {
    const row = await this.database.query
      .selectFrom('passage')
      .select(({ fn }) => [
        fn.min('number').as('first'),
        fn.max('number').as('last'),
        fn.countAll<number>().as('count'),
        sql<number>`cast(sum(length) as integer)`.as('length'),
      ])
      .where('document_id', '=', documentId)
      .where(isWhole)
      .executeTakeFirstOrThrow();
    return row.count === 0 ? undefined : row;
  }

  /** What there is of consecutive passages, `limit` of them at most, in the order of their numbers. */
  async footprintsBetween(corpusId: number, range: NumberRange, limit: number): Promise<PassageFootprint[]> {
    const rows = await this.firstOf(corpusId, range, limit).select(['length', 'terms']).execute();
    return rows.map(({ number, length, terms }) => ({
      number,
      length,
      terms: terms === null ? [] : (JSON.parse(terms) as string[]),
    }));
  }

  /** Deletes the first of consecutive passages. @returns what it was that was in the index of them, and how many it were. */
  async deleteFirst(
    corpusId: number,
    range: NumberRange,
    limit: number,
  ): Promise<{ count: number; last: number; indexed: { length: number }[] }> {
    // Not the terms themselves, which are long.
    const isIndexed = sql<number>`terms is not null`.as('isIndexed');
    const rows = await this.firstOf(corpusId, range, limit).select(['length', isIndexed]).execute();
    const last = rows.at(-1)?.number ?? range.first;
    await this.database.write
      .deleteFrom('passage')
      .where('corpus_id', '=', corpusId)
      .where('number', '>=', range.first)
      .where('number', '<=', last)
      .execute();
    return { count: rows.length, last, indexed: rows.filter((row) => Boolean(row.isIndexed)) };
  }

  private firstOf(corpusId: number, { first, last }: NumberRange, limit: number) {
    return this.database.query
      .selectFrom('passage')
      .select('number')
      .where('corpus_id', '=', corpusId)
      .where('number', '>=', first)
      .where('number', '<=', last)
      .orderBy('number')
      .limit(limit);
  }
}
