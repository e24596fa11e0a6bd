import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type ApplicationLimitsConfig as Limits } from '../config/limits-config.js';

/** What an application keeps. */
export interface KnowledgeSize {
  documents: number;
  characters: number;
}

/** Keeps limits of applications, and counts what they have. */
/** Asked with every message. */
const countRunning = prepare((query, given: { applicationId: string }) =>
  query
    .selectFrom('run')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    // As the index of what is running says it.
    .where('state', '=', sql.lit('running'))
    .where('application_id', '=', given.applicationId),
);

@Injectable()
export class LimitsRepository {
  constructor(private readonly database: Database) {}

  /** Those that were set for the application. */
  async find(applicationId: string): Promise<Partial<Limits>> {
    const row = await this.database.query
      .selectFrom('application_limit')
      .select('limits')
      .where('application_id', '=', applicationId)
      .executeTakeFirst();
    return row ? (JSON.parse(row.limits) as Partial<Limits>) : {};
  }

  async save(applicationId: string, limits: Partial<Limits>): Promise<void> {
    const values = { limits: JSON.stringify(limits) };
    await this.database.write
      .insertInto('application_limit')
      .values({ application_id: applicationId, ...values })
      .onConflict((conflict) => conflict.column('application_id').doUpdateSet(values))
      .execute();
  }

  /** How many replies of an application are being made. */
  async countRunning(applicationId: string): Promise<number> {
    const row = await this.database.first(countRunning, { applicationId });
    return row?.count ?? 0;
  }

  /** What an application's documents come to, with those that wait to be taken in. */
  async knowledgeOf(applicationId: string): Promise<KnowledgeSize> {
    const stored = await this.database.query
      .selectFrom('document')
      .select(({ fn }) => [
        fn.countAll<number>().as('documents'),
        fn.coalesce(fn.sum<number>('characters'), sql.lit(0)).as('characters'),
      ])
      .where('application_id', '=', applicationId)
      .executeTakeFirstOrThrow();
    const waiting = await this.database.query
      .selectFrom('ingestion_job')
      .select(({ fn }) => fn.coalesce(fn.sum<number>(sql<number>`length(file)`), sql.lit(0)).as('characters'))
      .where('application_id', '=', applicationId)
      .where('file', 'is not', null)
      .executeTakeFirstOrThrow();
    return {
      documents: stored.documents,
      characters: stored.characters + waiting.characters,
    };
  }
}
