import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { type Learned } from '../fusion/learned.js';
import { type Generation } from './vector-search.js';

const COLUMNS = [
  'vector_generation.id',
  'model',
  'dimensions',
  'state',
  'learned',
  'whole_up_to as wholeUpTo',
] as const;

/** Which models have vectors of what. */
@Injectable()
export class GenerationsRepository {
  constructor(private readonly database: Database) {}

  /** The generation that searches of an application use; undefined where it has no vectors. */
  async findActive(applicationId: string): Promise<Generation | undefined> {
    const row = await this.database.query
      .selectFrom('vector_generation')
      .innerJoin('corpus', 'corpus.id', 'vector_generation.corpus_id')
      .select(COLUMNS)
      .where('corpus.application_id', '=', applicationId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    return row && { ...row, state: 'active', learned: toLearned(row.learned) };
  }

  /** The generations of a corpus that are of use, the oldest first. */
  async list(corpusId: number): Promise<(Generation & { createdAt: number })[]> {
    const rows = await this.database.query
      .selectFrom('vector_generation')
      .select([...COLUMNS, 'created_at as createdAt'])
      .where('corpus_id', '=', corpusId)
      .where('state', '<>', 'retired')
      .orderBy('id')
      .execute();
    return rows.flatMap(({ state, learned, ...row }) =>
      state === 'retired' ? [] : [{ ...row, state, learned: toLearned(learned) }],
    );
  }

  async add(
    corpusId: number,
    { model, dimensions, state }: Pick<Generation, 'model' | 'dimensions' | 'state'>,
    now: number,
  ): Promise<number> {
    const { id } = await this.database.write
      .insertInto('vector_generation')
      .values({ corpus_id: corpusId, model, dimensions, state, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async setState(ids: readonly number[], state: 'active' | 'retired'): Promise<void> {
    if (ids.length === 0) return;
    await this.database.write
      .updateTable('vector_generation')
      .set({ state })
      .where('id', 'in', ids)
      .execute();
  }

  /** Keeps what was learned of one, in the place of what was learned before. */
  async setLearned(id: number, learned: Learned): Promise<void> {
    await this.database.write
      .updateTable('vector_generation')
      .set({ learned: JSON.stringify(learned) })
      .where('id', '=', id)
      .execute();
  }

  /** Notes that every passage up to this number has a vector, and nothing is left to learn. */
  async setWholeUpTo(id: number, wholeUpTo: number): Promise<void> {
    await this.database.write
      .updateTable('vector_generation')
      .set({ whole_up_to: wholeUpTo })
      .where('id', '=', id)
      .execute();
  }

  /** One that is to be deleted, if there is any. */
  async findRetired(): Promise<number | undefined> {
    const row = await this.database.query
      .selectFrom('vector_generation')
      .select('id')
      .where('state', '=', 'retired')
      .limit(1)
      .executeTakeFirst();
    return row?.id;
  }

  async delete(id: number): Promise<void> {
    await this.database.write.deleteFrom('vector_generation').where('id', '=', id).execute();
  }
}

function toLearned(json: string | null): Learned | null {
  return json === null ? null : (JSON.parse(json) as Learned);
}
