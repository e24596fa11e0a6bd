import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../../../database/database.js';
import { rowsOfTexts } from '../../../database/dialect/fragments.js';
import { isEligible } from '../../documents/document-predicate.repository.js';
import { EDITION_ORDINALS } from '../../documents/passages/passages.repository.js';
import { isWhole } from '../../documents/passages/whole-predicate.repository.js';
import { type SearchFilter } from '../../documents/search-filter.js';

/** A passage, and one of the terms asked for that it has; `term` is null where it has none of them. */
export interface Footprint {
  passageId: string;
  number: number;
  ordinal: number;
  term: string | null;
  frequency: number;
  /** How much the document's title has of it, as the index keeps it. */
  title: number;
  length: number;
}

/** Reads what one document has in the index. */
@Injectable()
export class FootprintsRepository {
  constructor(private readonly database: Database) {}

  /** Every passage of a document, with each of `terms` that it has. */
  async find(corpusId: number, documentId: string, terms: readonly string[]): Promise<Footprint[]> {
    const found = (table: 'posting' | 'recent_posting'): RawBuilder<unknown> => sql`
      select passage.id as "passageId", passage.number,
        passage.ordinal % ${sql.lit(EDITION_ORDINALS)} as ordinal, posting.term,
        coalesce(posting.frequency, 0) as frequency, coalesce(posting.title, 0) as title, passage.length
      from passage left join ${sql.table(table)} as posting
        on posting.corpus_id = ${corpusId} and posting.passage_number = passage.number
        and posting.term in (${rowsOfTexts(terms)})
      where passage.document_id = ${documentId} and ${isWhole}`;
    const { rows } = await sql<Footprint>`
      ${found('posting')} union ${found('recent_posting')} order by ordinal`.execute(this.database.query);
    return rows;
  }

  /** Whether a search with this filter may find the document. */
  async isEligible(applicationId: string, filter: SearchFilter, documentId: string): Promise<boolean> {
    const row = await this.database.query
      .selectFrom('document')
      .select('id')
      .where('id', '=', documentId)
      .where(isEligible(applicationId, filter))
      .executeTakeFirst();
    return row !== undefined;
  }
}
