import { Injectable } from '@nestjs/common';
import { type Expression, sql } from 'kysely';
import { Database } from '../database/database.js';
import { agreedNow } from '../database/dialect/fragments.js';
import { fromRunRow } from './run-row.js';
import { type EndRequest, type Lease, type Run } from './run.js';

/** Spelled out as in the index of unfinished runs: with values to be filled in, SQLite would not see that it may use it. */
export const UNFINISHED = [sql.lit('queued' as const), sql.lit('running' as const)];

/** When a lease is over that begins now; null for a run that has none. */
export function leaseEnd({ now, forMs }: { now: number; forMs: number | null }): Expression<number | null> {
  return sql`${agreedNow(now)} + cast(${forMs} as integer)`;
}

@Injectable()
export class LeasesRepository {
  constructor(private readonly database: Database) {}

  /** @returns those still held, and whether their end was asked for. */
  async renewLeases(
    ids: readonly string[],
    lease: Lease,
  ): Promise<{ id: string; endRequested: EndRequest | null }[]> {
    const rows = await this.database.write
      .updateTable('run')
      .set({ lease_expires_at: leaseEnd(lease) })
      .where('id', 'in', ids)
      .where('state', '=', 'running')
      .where('lease_owner', '=', lease.owner)
      .returning(['id', 'end_requested'])
      .execute();
    return rows.map((row) => ({ id: row.id, endRequested: row.end_requested }));
  }

  /** Gives the lease of a run up that is held in `epoch`. */
  async release(id: string, epoch: number): Promise<void> {
    await this.database.write
      .updateTable('run')
      .set({ lease_owner: null, lease_expires_at: 0 })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('lease_epoch', '=', epoch)
      .execute();
  }

  /** The ids of the runs whose lease is over; mostly none. */
  async findExpired(now: number): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('run')
      .select('id')
      .where('state', 'in', UNFINISHED)
      .where('state', '=', 'running')
      .where('lease_expires_at', '<', agreedNow(now))
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Takes over those of the runs whose lease is over still, in a new epoch. @returns them. */
  async takeExpired(ids: readonly string[], lease: Lease): Promise<Run[]> {
    const rows = await this.database.write
      .updateTable('run')
      .set(({ eb, lit }) => ({
        lease_owner: lease.owner,
        lease_expires_at: leaseEnd(lease),
        lease_epoch: eb('lease_epoch', '+', lit(1)),
      }))
      .where('id', 'in', ids)
      .where('state', 'in', UNFINISHED)
      .where('state', '=', 'running')
      .where('lease_expires_at', '<', agreedNow(lease.now))
      .returningAll()
      .execute();
    return rows.map(fromRunRow);
  }
}
