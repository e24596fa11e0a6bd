import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { behindOwner, ownersWithin } from '../common/knowledge-owner.js';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type ApplicationLimitsConfig as Limits } from '../config/limits-config.js';

/** What an application keeps. */
export interface KnowledgeSize {
  documents: number;
  characters: number;
  bytes: number;
}

/** Asked with every message. */
const countRunning = prepare((query, given: { applicationId: string }) =>
  query
    .selectFrom('run')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    // As the index of what is running says it.
    .where('state', '=', sql.lit('running'))
    .where('application_id', '=', given.applicationId),
);

/** How many replies in the making were asked for by a key with a limit of its own. */
const countRunningOfKey = prepare((query, given: { keyId: string }) =>
  query
    .selectFrom('key_run')
    .innerJoin('run', 'run.id', 'key_run.run_id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('key_run.key_id', '=', given.keyId)
    .where('run.state', '=', sql.lit('running')),
);

/** Keeps limits of applications, and counts what they have. */
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

  async countRunningOfKey(keyId: string): Promise<number> {
    const row = await this.database.first(countRunningOfKey, { keyId });
    return row?.count ?? 0;
  }

  /** Notes which key asked for a reply; those of it that have ended need not be known any more. */
  async noteRun(keyId: string, runId: string): Promise<void> {
    await this.database.write
      .deleteFrom('key_run')
      .where('key_id', '=', keyId)
      .where('run_id', 'in', (query) =>
        query
          .selectFrom('key_run as one')
          .innerJoin('run', 'run.id', 'one.run_id')
          .select('one.run_id')
          .where('one.key_id', '=', keyId)
          .where('run.state', 'not in', ['queued', 'running']),
      )
      .execute();
    await this.database.write.insertInto('key_run').values({ run_id: runId, key_id: keyId }).execute();
  }

  /** What an application's documents come to, with those that wait to be taken in. */
  async knowledgeOf(applicationId: string): Promise<KnowledgeSize> {
    const stored = await this.database.query
      .selectFrom('document')
      .select(({ fn }) => [
        fn.countAll<number>().as('documents'),
        fn.coalesce(fn.sum<number>('characters'), sql.lit(0)).as('characters'),
        fn.coalesce(fn.sum<number>('bytes'), sql.lit(0)).as('bytes'),
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
      bytes: stored.bytes + waiting.characters,
    };
  }

  /** The user whose conversation it is; null: nobody's. */
  async userOf(conversationId: string): Promise<string | null> {
    const row = await this.database.query
      .selectFrom('conversation')
      .select('user_id')
      .where('id', '=', conversationId)
      .executeTakeFirst();
    return row?.user_id ?? null;
  }

  /** The bytes of all documents that an application's conversations have, with those that wait to be taken in. */
  async attachedIn(applicationId: string): Promise<number> {
    const { to } = ownersWithin(applicationId);
    const from = behindOwner(applicationId);
    const stored = await this.database.query
      .selectFrom('document')
      .select(({ fn }) => fn.coalesce(fn.sum<number>('bytes'), sql.lit(0)).as('bytes'))
      .where('application_id', '>', from)
      .where('application_id', '<', to)
      .executeTakeFirstOrThrow();
    const waiting = await this.database.query
      .selectFrom('ingestion_job')
      .select(({ fn }) => fn.coalesce(fn.sum<number>(sql<number>`length(file)`), sql.lit(0)).as('bytes'))
      .where('application_id', '>', from)
      .where('application_id', '<', to)
      .where('file', 'is not', null)
      .executeTakeFirstOrThrow();
    return stored.bytes + waiting.bytes;
  }

  /** The same of those of one user. */
  async attachedBy(applicationId: string, userId: string): Promise<number> {
    const owner = sql<string>`conversation.application_id || ${behindOwner('')} || conversation.id`;
    const own = this.database.query
      .selectFrom('conversation')
      .where('conversation.application_id', '=', applicationId)
      .where('conversation.user_id', '=', userId);
    const stored = await own
      .innerJoin('document', (join) => join.on('document.application_id', '=', owner))
      .select(({ fn }) => fn.coalesce(fn.sum<number>('document.bytes'), sql.lit(0)).as('bytes'))
      .executeTakeFirstOrThrow();
    const waiting = await own
      .innerJoin('ingestion_job', (join) => join.on('ingestion_job.application_id', '=', owner))
      .select(({ fn }) => fn.coalesce(fn.sum<number>(sql<number>`length(file)`), sql.lit(0)).as('bytes'))
      .where('ingestion_job.file', 'is not', null)
      .executeTakeFirstOrThrow();
    return stored.bytes + waiting.bytes;
  }
}
