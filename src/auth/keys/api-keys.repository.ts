import { Injectable } from '@nestjs/common';
import { type Selectable } from 'kysely';
import { Database } from '../../database/database.js';
import { prepare } from '../../database/prepared-query.js';
import { type ApiKeyTable } from '../../database/tables/api-key.table.js';
import { type Scope } from '../principal.js';
import { type ApiKey } from './api-key.js';
import { type KeyLimits } from './key-limits.js';

/** A key, and what its whole text is compared with. */
export type StoredKey = ApiKey & { hash: string };

const findByPrefix = prepare((query, given: { prefix: string }) =>
  query.selectFrom('api_key').selectAll().where('prefix', '=', given.prefix),
);
const findById = prepare((query, given: { id: string }) =>
  query.selectFrom('api_key').selectAll().where('id', '=', given.id),
);

@Injectable()
export class ApiKeysRepository {
  constructor(private readonly database: Database) {}

  async insert({ hash, ...key }: StoredKey): Promise<void> {
    await this.database.write
      .insertInto('api_key')
      .values({
        id: key.id,
        prefix: key.prefix,
        hash,
        kind: key.applicationId === null ? 'admin' : 'application',
        application_id: key.applicationId,
        scopes: JSON.stringify(key.scopes),
        name: key.name,
        created_at: key.createdAt,
        expires_at: key.expiresAt,
        revoked_at: key.revokedAt,
        last_used_at: key.lastUsedAt,
        limits: null,
      })
      .execute();
  }

  async findByPrefix(prefix: string): Promise<StoredKey | undefined> {
    const row = await this.database.first(findByPrefix, { prefix });
    return row && fromRow(row);
  }

  async find(id: string): Promise<StoredKey | undefined> {
    const row = await this.database.first(findById, { id });
    return row && fromRow(row);
  }

  /** Whether there is any, of whatever state. */
  async hasAny(): Promise<boolean> {
    const row = await this.database.query.selectFrom('api_key').select('id').limit(1).executeTakeFirst();
    return row !== undefined;
  }

  /** The newest first, from the one behind `after` on. */
  async list(limit: number, after?: { at: number; id: string }): Promise<ApiKey[]> {
    const rows = await this.database.query
      .selectFrom('api_key')
      .selectAll()
      .$if(after !== undefined, (query) =>
        query.where((where) =>
          where(where.refTuple('created_at', 'id'), '<', where.tuple(after?.at ?? 0, after?.id ?? '')),
        ),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  /** @returns whether there is such a key; one that was revoked stays revoked since then. */
  async revoke(id: string, now: number): Promise<boolean> {
    const result = await this.database.write
      .updateTable('api_key')
      .set((set) => ({ revoked_at: set.fn.coalesce('revoked_at', set.val(now)) }))
      .where('id', '=', id)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  async setLimits(id: string, limits: KeyLimits): Promise<void> {
    await this.database.write
      .updateTable('api_key')
      .set({ limits: JSON.stringify(limits) })
      .where('id', '=', id)
      .execute();
  }

  async setLastUsed(id: string, now: number): Promise<void> {
    await this.database.write
      .updateTable('api_key')
      .set({ last_used_at: now })
      .where('id', '=', id)
      .execute();
  }
}

function fromRow(row: Selectable<ApiKeyTable>): StoredKey {
  return {
    id: row.id,
    prefix: row.prefix,
    hash: row.hash,
    applicationId: row.application_id,
    scopes: JSON.parse(row.scopes) as Scope[],
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
    limits: row.limits === null ? {} : (JSON.parse(row.limits) as KeyLimits),
  };
}
