import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { fromRunRow } from './run-row.js';
import { type EndRequest, type Run } from './run.js';

/** How long, and by whom, a run is believed to be made. */
export interface Lease {
  owner: string;
  /** Epoch milliseconds. */
  expiresAt: number;
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
      .set({ lease_expires_at: lease.expiresAt })
      .where('id', 'in', ids)
      .where('state', '=', 'running')
      .where('lease_owner', '=', lease.owner)
      .returning(['id', 'end_requested'])
      .execute();
    return rows.map((row) => ({ id: row.id, endRequested: row.end_requested }));
  }

  async hasExpired(now: number): Promise<boolean> {
    const row = await this.database.query
      .selectFrom('run')
      .select('id')
      .where('state', '=', 'running')
      .where('lease_expires_at', '<', now)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Takes over the runs whose lease is over. @returns them. */
  async takeExpired(now: number, lease: Lease): Promise<Run[]> {
    const rows = await this.database.write
      .updateTable('run')
      .set({ lease_owner: lease.owner, lease_expires_at: lease.expiresAt })
      .where('state', '=', 'running')
      .where('lease_expires_at', '<', now)
      .returningAll()
      .execute();
    return rows.map(fromRunRow);
  }
}
