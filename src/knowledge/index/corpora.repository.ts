import { Injectable } from '@nestjs/common';
import { sql, type SqlBool } from 'kysely';
import { randomInt } from 'node:crypto';
import { type Language } from '../../applications/languages.js';
import { Database } from '../../database/database.js';
import { ANALYSIS } from '../documents/passages/passage-terms.js';
import { type Corpus, type CorpusMoment } from './corpus.js';

/** A version has room for as many changes again. */
const FIRST_VERSIONS = 2 ** 30;
/** As the indexes have it. */
const isUnembedded = sql<SqlBool>`unembedded = 1`;
const isInUse = sql<SqlBool>`state <> 'retired'`;

/** How much of an index there is: passages, and the sum of their lengths. */
export interface IndexSize {
  passages: number;
  length: number;
}

/** How much of an application there is, and since when. */
export interface ApplicationCorpus extends Pick<Corpus, 'id' | 'passages' | 'changedVersion'> {
  applicationId: string;
}

const NOTHING: IndexSize = { passages: 0, length: 0 };

@Injectable()
export class CorporaRepository {
  constructor(private readonly database: Database) {}

  async find(applicationId: string): Promise<Corpus | undefined> {
    const rows = await this.database.query
      .selectFrom('corpus')
      .leftJoin('hidden_passages', 'hidden_passages.corpus_id', 'corpus.id')
      .select(['id', 'language', 'passages', 'total_length', 'corpus.last_number'])
      .select(['version', 'changed_version'])
      .select(['first_number as first', 'hidden_passages.last_number as last'])
      .where('application_id', '=', applicationId)
      .execute();
    const [row] = rows;
    if (!row) return undefined;
    return {
      id: row.id,
      language: row.language as Language,
      passages: row.passages,
      totalLength: row.total_length,
      lastNumber: row.last_number,
      version: row.version,
      changedVersion: row.changed_version,
      hidden: rows.flatMap(({ first, last }) => (first === null || last === null ? [] : [{ first, last }])),
    };
  }

  /** What has so many passages, or more, the largest first. Reads all corpora: for what is done now and then. */
  async findLarge(least: number): Promise<ApplicationCorpus[]> {
    const rows = await this.database.query
      .selectFrom('corpus')
      .select(['application_id', 'id', 'passages', 'changed_version'])
      .where('passages', '>=', least)
      .orderBy('passages', 'desc')
      .execute();
    return rows.map(({ application_id: applicationId, changed_version: changedVersion, ...row }) => ({
      ...{ applicationId, changedVersion },
      ...row,
    }));
  }

  /** The applications of which something came or went since all was embedded, each with the number of its newest passage. */
  async unembedded(): Promise<Map<string, number>> {
    const rows = await this.database.query
      .selectFrom('corpus')
      .select(['application_id', 'last_number'])
      .where(isUnembedded)
      .execute();
    return new Map(rows.map((row) => [row.application_id, row.last_number]));
  }

  /** The applications for which a model may have something left to do. */
  async unfinishedBy(model: string): Promise<string[]> {
    const changed = await this.unembedded();
    // An index finds what comes before and behind, and not what is another.
    const rows = await this.ofGenerations()
      .where('model', '<', model)
      .union(this.ofGenerations().where('model', '>', model))
      .union(this.ofGenerations().where('model', '=', model).where('whole_up_to', 'is', null))
      .execute();
    return [...new Set([...changed.keys(), ...rows.map((row) => row.application_id)])];
  }

  /** Notes that nothing is left to embed. @returns false where something came or went meanwhile. */
  async noteEmbedded(corpusId: number, { version, lastNumber }: CorpusMoment): Promise<boolean> {
    const { numUpdatedRows } = await this.database.write
      .updateTable('corpus')
      .set({ unembedded: 0 })
      .where('id', '=', corpusId)
      .where('version', '=', version)
      .where('last_number', '=', lastNumber)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The application that a corpus is of. */
  async applicationOf(corpusId: number): Promise<string | undefined> {
    const row = await this.database.query
      .selectFrom('corpus')
      .select('application_id')
      .where('id', '=', corpusId)
      .executeTakeFirst();
    return row?.application_id;
  }

  /** The corpus of an application, made where there is none; it begins in `language`. */
  async open(applicationId: string, language: Language): Promise<Corpus> {
    // The number of a corpus that was deleted may be given out again: nothing kept of that one is to pass for this one's.
    const version = randomInt(FIRST_VERSIONS);
    await this.database.write
      .insertInto('corpus')
      .values({
        ...{ application_id: applicationId, language, analysis: ANALYSIS },
        ...{ passages: 0, total_length: 0, last_number: 0 },
        ...{ version, changed_version: version },
      })
      .onConflict((conflict) => conflict.column('application_id').doNothing())
      .execute();
    const corpus = await this.find(applicationId);
    if (!corpus) throw new Error(`The corpus of ${applicationId} is gone.`);
    return corpus;
  }

  /** Deletes a corpus that has no passages any more: its words went with them. One that has some is left. */
  async deleteEmpty(corpusId: number): Promise<void> {
    await this.database.write
      .deleteFrom('corpus')
      .where('id', '=', corpusId)
      .where(({ and, not, exists, selectFrom }) =>
        and([
          not(exists(selectFrom('passage').select('number').where('corpus_id', '=', corpusId))),
          not(exists(selectFrom('hidden_passages').select('token').where('corpus_id', '=', corpusId))),
        ]),
      )
      .execute();
  }

  async setLanguage(corpusId: number, language: Language): Promise<void> {
    await this.database.write
      .updateTable('corpus')
      .set({ language, unembedded: 1 })
      .where('id', '=', corpusId)
      .execute();
  }

  /** @returns the first of as many consecutive passage numbers, never given out before. */
  async allot(corpusId: number, count: number): Promise<number> {
    const { last_number: last } = await this.database.write
      .updateTable('corpus')
      .set(({ eb }) => ({ last_number: eb('last_number', '+', count), unembedded: 1 }))
      .where('id', '=', corpusId)
      .returning('last_number')
      .executeTakeFirstOrThrow();
    return last - count + 1;
  }

  /** Notes that passages came into the index, or are found from now on, behind all that is found. */
  async grow(corpusId: number, added: IndexSize = NOTHING): Promise<void> {
    await this.update(corpusId, added).execute();
  }

  /** Notes that something changed among what is found. @param added negative where something left. */
  async change(corpusId: number, added: IndexSize = NOTHING): Promise<void> {
    await this.update(corpusId, added)
      .set(({ eb }) => ({ changed_version: eb('version', '+', 1) }))
      .execute();
  }

  private update(corpusId: number, { passages, length }: IndexSize) {
    return this.database.write
      .updateTable('corpus')
      .set(({ eb }) => ({
        passages: eb('passages', '+', passages),
        total_length: eb('total_length', '+', length),
        version: eb('version', '+', 1),
        unembedded: 1,
      }))
      .where('id', '=', corpusId);
  }

  /** The applications that generations are of. */
  private ofGenerations() {
    return this.database.query
      .selectFrom('vector_generation')
      .innerJoin('corpus', 'corpus.id', 'vector_generation.corpus_id')
      .select('application_id')
      .where(isInUse);
  }
}
