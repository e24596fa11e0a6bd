import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../../database/database.js';
import { type PassageTable } from '../../database/tables/passage.table.js';
import { inBatches } from '../search/batches.js';
import { type Passage } from '../documents/document.js';
import { type PassageTerms } from '../search/passage-terms.js';

/** A passage with what the index keeps of it. */
export interface IndexedPassage {
  passage: Passage;
  terms: PassageTerms;
}

/** What has to be known of a passage to take it out of the index. */
export interface PassageFootprint {
  number: number;
  length: number;
  terms: string[];
}

@Injectable()
export class PassagesRepository {
  constructor(private readonly database: Database) {}

  async insert(passages: readonly IndexedPassage[]): Promise<void> {
    const rows = passages.map(({ passage, terms }) => ({
      id: passage.id,
      application_id: passage.applicationId,
      number: passage.number,
      document_id: passage.documentId,
      ordinal: passage.ordinal,
      start_offset: passage.startOffset,
      end_offset: passage.endOffset,
      text: passage.text,
      length: terms.length,
      terms: JSON.stringify([...terms.frequencies.keys()]),
    }));
    for (const batch of inBatches(rows))
      await this.database.write.insertInto('passage').values(batch).execute();
  }

  /** In the order of the text. */
  async listOf(documentId: string): Promise<Passage[]> {
    const rows = await this.database.query
      .selectFrom('passage')
      .selectAll()
      .where('document_id', '=', documentId)
      .orderBy('ordinal')
      .execute();
    return rows.map(fromRow);
  }

  async findAll(applicationId: string, numbers: readonly number[]): Promise<Map<number, Passage>> {
    const passages = new Map<number, Passage>();
    for (const batch of inBatches(numbers)) {
      const rows = await this.database.query
        .selectFrom('passage')
        .selectAll()
        .where('application_id', '=', applicationId)
        .where('number', 'in', batch)
        .execute();
      for (const row of rows) passages.set(row.number, fromRow(row));
    }
    return passages;
  }

  async footprintsOf(documentId: string): Promise<PassageFootprint[]> {
    const rows = await this.database.query
      .selectFrom('passage')
      .select(['number', 'length', 'terms'])
      .where('document_id', '=', documentId)
      .execute();
    return rows.map((row) => ({ ...row, terms: JSON.parse(row.terms) as string[] }));
  }
}

function fromRow(row: Selectable<PassageTable>): Passage {
  return {
    id: row.id,
    applicationId: row.application_id,
    number: row.number,
    documentId: row.document_id,
    ordinal: row.ordinal,
    startOffset: row.start_offset,
    endOffset: row.end_offset,
    text: row.text,
  };
}
