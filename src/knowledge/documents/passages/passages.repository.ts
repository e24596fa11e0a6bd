import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../../../database/database.js';
import { type PassageTable } from '../../../database/tables/passage.table.js';
import { inBatches } from '../../../database/batches.js';
import { readParts, writeParts } from './passage-parts.js';
import { type PassageTerms } from './passage-terms.js';
import { isWhole } from './whole-predicate.repository.js';
import { type Passage } from './passage.js';

/**
 * So many ordinals belong to one edition of a document: while the next one is written, both are there. No document has
 * so many passages.
 */
export const EDITION_ORDINALS = 1_000_000;

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

/** Which passage it is, and of what. */
export interface PassageOutline {
  passageId: string;
  documentId: string;
  title: string;
  /** The headings above it, the outermost first. */
  headings: readonly string[];
}

@Injectable()
export class PassagesRepository {
  constructor(private readonly database: Database) {}

  /** @param findable whether their postings are in the index. */
  async insert(corpusId: number, passages: readonly IndexedPassage[], findable: boolean): Promise<void> {
    const rows = passages.map(({ passage, terms }) => ({
      id: passage.id,
      corpus_id: corpusId,
      number: passage.number,
      document_id: passage.documentId,
      ordinal: passage.ordinal,
      start_offset: passage.startOffset,
      end_offset: passage.endOffset,
      headings: JSON.stringify(passage.headings),
      text: passage.text,
      parts: passage.parts ? writeParts(passage.parts) : null,
      length: terms.length,
      terms: findable ? toTermList(terms) : null,
    }));
    for (const batch of inBatches(rows))
      await this.database.write.insertInto('passage').values(batch).execute();
  }

  /** Notes what the index has of a passage. */
  async setTerms(id: string, terms: PassageTerms): Promise<void> {
    await this.database.write
      .updateTable('passage')
      .set({ terms: toTermList(terms), length: terms.length })
      .where('id', '=', id)
      .execute();
  }

  /** Notes that the index has nothing of a document. */
  async forgetTerms(documentId: string): Promise<void> {
    await this.database.write
      .updateTable('passage')
      .set({ terms: null })
      .where('document_id', '=', documentId)
      .where(isWhole)
      .execute();
  }

  async deleteOf(documentId: string): Promise<void> {
    await this.database.write
      .deleteFrom('passage')
      .where('document_id', '=', documentId)
      .where(isWhole)
      .execute();
  }

  /** In the order of the text. */
  async listOf(documentId: string): Promise<Passage[]> {
    const rows = await this.database.query
      .selectFrom('passage')
      .selectAll()
      .where('document_id', '=', documentId)
      .where(isWhole)
      .orderBy('ordinal')
      .execute();
    return rows.map(fromRow);
  }

  async findAll(applicationId: string, numbers: readonly number[]): Promise<Map<number, Passage>> {
    const passages = new Map<number, Passage>();
    for (const batch of inBatches(numbers)) {
      const rows = await this.database.query
        .selectFrom('passage')
        .innerJoin('corpus', 'corpus.id', 'passage.corpus_id')
        .selectAll('passage')
        .where('corpus.application_id', '=', applicationId)
        .where('passage.number', 'in', batch)
        .execute();
      for (const row of rows) passages.set(row.number, fromRow(row));
    }
    return passages;
  }

  /** What a ranking tells of its passages, by their numbers. */
  async outlinesOf(applicationId: string, numbers: readonly number[]): Promise<Map<number, PassageOutline>> {
    const outlines = new Map<number, PassageOutline>();
    for (const batch of inBatches(numbers)) {
      const rows = await this.database.query
        .selectFrom('passage')
        .innerJoin('corpus', 'corpus.id', 'passage.corpus_id')
        .innerJoin('document', 'document.id', 'passage.document_id')
        .select(['passage.number', 'passage.id', 'passage.document_id', 'passage.headings', 'document.title'])
        .where('corpus.application_id', '=', applicationId)
        .where('passage.number', 'in', batch)
        .execute();
      for (const row of rows) {
        outlines.set(row.number, {
          passageId: row.id,
          documentId: row.document_id,
          title: row.title,
          headings: JSON.parse(row.headings) as string[],
        });
      }
    }
    return outlines;
  }

  /** Those of a document that are in the index. */
  async footprintsOf(documentId: string): Promise<PassageFootprint[]> {
    const rows = await this.database.query
      .selectFrom('passage')
      .select(['number', 'length', 'terms'])
      .where('document_id', '=', documentId)
      .where(isWhole)
      .execute();
    return rows.flatMap(({ number, length, terms }) =>
      terms === null ? [] : { number, length, terms: JSON.parse(terms) as string[] },
    );
  }
}

function toTermList(terms: PassageTerms): string {
  return JSON.stringify([...terms.frequencies.keys()]);
}

function fromRow(row: Selectable<PassageTable>): Passage {
  return {
    id: row.id,
    number: row.number,
    documentId: row.document_id,
    ordinal: row.ordinal % EDITION_ORDINALS,
    startOffset: row.start_offset,
    endOffset: row.end_offset,
    headings: JSON.parse(row.headings) as string[],
    text: row.text,
    ...(row.parts !== null && { parts: readParts(row.parts) }),
  };
}
