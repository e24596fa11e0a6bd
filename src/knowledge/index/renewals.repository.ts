import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { Database } from '../../database/database.js';
import { ANALYSIS } from '../documents/passages/passage-terms.js';
import { isWhole } from '../documents/passages/whole-predicate.repository.js';

/** An index that an older analysis made, and how far it is made anew. */
export interface OldIndex {
  corpusId: number;
  applicationId: string;
  language: Language;
  /** The last passage that was, by its number. */
  renewedNumber: number;
}

/** A passage with all that its terms are made of, and those that it has in the index: null where it has none. */
export interface OldPassage {
  id: string;
  number: number;
  documentTitle: string;
  text: string;
  length: number;
  terms: string[] | null;
}

/** Which indexes are old, and what is in them. */
@Injectable()
export class RenewalsRepository {
  constructor(private readonly database: Database) {}

  /** One of them, but for those to pass over, or the one that is named; undefined where there is none. */
  async findOld(corpusId?: number, passedOver: readonly number[] = []): Promise<OldIndex | undefined> {
    const row = await this.database.query
      .selectFrom('corpus')
      .select(['id', 'application_id', 'language', 'renewed_number'])
      .where('analysis', '<', ANALYSIS)
      .$if(corpusId !== undefined, (query) => query.where('id', '=', corpusId ?? 0))
      .$if(passedOver.length > 0, (query) => query.where('id', 'not in', passedOver))
      .orderBy('analysis')
      .limit(1)
      .executeTakeFirst();
    return (
      row && {
        ...{ corpusId: row.id, applicationId: row.application_id },
        ...{ language: row.language as Language, renewedNumber: row.renewed_number },
      }
    );
  }

  /** The next passages that are neither being written nor being deleted. */
  async passagesBehind({ corpusId, renewedNumber }: OldIndex, limit: number): Promise<OldPassage[]> {
    const rows = await this.database.query
      .selectFrom('passage')
      .innerJoin('document', 'document.id', 'passage.document_id')
      .select(['passage.id', 'passage.number', 'passage.text', 'passage.length', 'passage.terms'])
      .select('document.title as documentTitle')
      .where('passage.corpus_id', '=', corpusId)
      .where('passage.number', '>', renewedNumber)
      .where(isWhole)
      .orderBy('passage.number')
      .limit(limit)
      .execute();
    return rows.map(({ terms, ...row }) => ({
      ...row,
      terms: terms === null ? null : (JSON.parse(terms) as string[]),
    }));
  }

  async noteRenewed(corpusId: number, renewedNumber: number): Promise<void> {
    await this.database.write
      .updateTable('corpus')
      .set({ renewed_number: renewedNumber })
      .where('id', '=', corpusId)
      .execute();
  }

  /** All of it is made by today's analysis. */
  async end(corpusId: number): Promise<void> {
    await this.database.write
      .updateTable('corpus')
      .set({ analysis: ANALYSIS, renewed_number: 0 })
      .where('id', '=', corpusId)
      .execute();
  }
}
