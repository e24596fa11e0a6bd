import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../database/database.js';
import { signsFor, vectorFor } from '../../../database/dialect/vector-forms.js';
import { inBatches } from '../../../database/batches.js';
import { isWhole } from '../../documents/passages/whole-predicate.repository.js';
import { embeddedText } from './embedded-text.js';
import { type NumberRange } from '../corpus.js';
import { type PassageVectors, type UnembeddedPassage } from './vector-search.js';

const TABLES = ['passage_code', 'passage_vector'] as const;

/** Reads and writes the vectors of passages. */
@Injectable()
export class VectorsRepository {
  constructor(private readonly database: Database) {}

  /** Passages that have no vector in a generation, in the order of their numbers. */
  async missing(
    corpusId: number,
    generationId: number | undefined,
    after: number,
    limit: number,
  ): Promise<UnembeddedPassage[]> {
    const rows = await this.database.query
      .selectFrom('passage')
      .innerJoin('document', 'document.id', 'passage.document_id')
      .select(['passage.number', 'document.title', 'passage.headings', 'passage.text'])
      .where('passage.corpus_id', '=', corpusId)
      .where('passage.number', '>', after)
      .where(isWhole)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('passage_code')
              .select('passage_number')
              .where('generation_id', '=', generationId ?? 0)
              .whereRef('passage_number', '=', 'passage.number'),
          ),
        ),
      )
      .orderBy('passage.number')
      .limit(limit)
      .execute();
    return rows.map(({ number, title, headings, text }) => ({
      number,
      text: embeddedText(title, JSON.parse(headings) as string[], text),
    }));
  }

  /** Keeps vectors of the passages that are still there. */
  async add(corpusId: number, generationId: number, vectors: PassageVectors['vectors']): Promise<void> {
    const there = await this.existing(
      corpusId,
      vectors.map(({ number }) => number),
    );
    const { dialect } = this.database;
    const kept = vectors.filter(({ number }) => there.has(number));
    for (const batch of inBatches(kept)) {
      const keyed = batch.map(({ number, vector }) => ({
        key: { generation_id: generationId, passage_number: number },
        vector,
      }));
      const codes = keyed.map(({ key, vector }) => ({ ...key, code: signsFor(dialect, vector) }));
      await this.database.write
        .insertInto('passage_code')
        .values(codes)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const whole = keyed.map(({ key, vector }) => ({ ...key, vector: vectorFor(dialect, vector) }));
      await this.database.write
        .insertInto('passage_vector')
        .values(whole)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }

  /** Deletes the vectors of a document's passages, of every generation. Called while the passages are there. */
  async deleteOf(documentId: string): Promise<void> {
    for (const table of TABLES) {
      await sql`
        delete from ${sql.table(table)} where (generation_id, passage_number) in (
          select vector_generation.id, passage.number
          from passage join vector_generation on vector_generation.corpus_id = passage.corpus_id
          where passage.document_id = ${documentId})`.execute(this.database.write);
    }
  }

  /** Deletes the vectors of consecutive passages, of every generation. */
  async deleteBetween(corpusId: number, { first, last }: NumberRange): Promise<void> {
    for (const table of TABLES) {
      await this.database.write
        .deleteFrom(table)
        .where('generation_id', 'in', ({ selectFrom }) =>
          selectFrom('vector_generation').select('id').where('corpus_id', '=', corpusId),
        )
        .where('passage_number', '>=', first)
        .where('passage_number', '<=', last)
        .execute();
    }
  }

  /** Deletes up to `limit` vectors of a generation. @returns whether there may be more. */
  async deleteSome(generationId: number, limit: number): Promise<boolean> {
    const rows = await this.database.query
      .selectFrom('passage_code')
      .select('passage_number')
      .where('generation_id', '=', generationId)
      .orderBy('passage_number')
      .limit(limit)
      .execute();
    const last = rows.at(-1);
    if (!last) return false;
    for (const table of TABLES) {
      await this.database.write
        .deleteFrom(table)
        .where('generation_id', '=', generationId)
        .where('passage_number', '<=', last.passage_number)
        .execute();
    }
    return rows.length === limit;
  }

  async countPassages(corpusId: number): Promise<number> {
    const { count } = await this.database.query
      .selectFrom('passage')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('corpus_id', '=', corpusId)
      .where(isWhole)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** How many passages of a document have a vector of a model that is of use. */
  async countOf(documentId: string, model: string): Promise<number> {
    const { count } = await this.database.query
      .selectFrom('passage')
      .innerJoin('vector_generation', 'vector_generation.corpus_id', 'passage.corpus_id')
      .innerJoin('passage_code', (join) =>
        join
          .onRef('generation_id', '=', 'vector_generation.id')
          .onRef('passage_number', '=', 'passage.number'),
      )
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('passage.document_id', '=', documentId)
      .where(isWhole)
      .where('vector_generation.model', '=', model)
      .where('vector_generation.state', '<>', 'retired')
      .executeTakeFirstOrThrow();
    return count;
  }

  async count(generationId: number): Promise<number> {
    const { count } = await this.database.query
      .selectFrom('passage_code')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('generation_id', '=', generationId)
      .executeTakeFirstOrThrow();
    return count;
  }

  private async existing(corpusId: number, numbers: readonly number[]): Promise<Set<number>> {
    const there = new Set<number>();
    for (const batch of inBatches(numbers)) {
      const rows = await this.database.query
        .selectFrom('passage')
        .select('number')
        .where('corpus_id', '=', corpusId)
        .where('number', 'in', batch)
        .execute();
      for (const { number } of rows) there.add(number);
    }
    return there;
  }
}
