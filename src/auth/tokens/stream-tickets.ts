import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { Sweeps } from '../../common/sweeps.js';
import { Database } from '../../database/database.js';
import { type Principal } from '../principal.js';
import { StreamTicketsRepository } from './stream-tickets.repository.js';
import { TicketInvalidError } from './tokens.errors.js';

/** Long enough to open a stream with, and too short for an address that was written down somewhere. */
export const TICKET_MS = 30_000;
const SWEEP_MS = 60_000;

/** What a browser's `EventSource` comes in with, as it sends no header: each opens one stream, once. */
@Injectable()
export class StreamTickets implements OnModuleInit {
  constructor(
    private readonly repository: StreamTicketsRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.sweeps.every(SWEEP_MS, new Logger(StreamTickets.name), () =>
      this.database.transaction(() => this.repository.deleteExpired(this.clock.now())),
    );
  }

  /** @returns the ticket, and when it expires, in epoch milliseconds. */
  async issue(principal: Principal): Promise<{ ticket: string; expiresAt: number }> {
    const ticket = `tkt_${randomBytes(32).toString('base64url')}`;
    const expiresAt = this.clock.now() + TICKET_MS;
    const row = { hash: hashOf(ticket), principal: JSON.stringify(principal), expires_at: expiresAt };
    await this.database.transaction(() => this.repository.insert(row));
    return { ticket, expiresAt };
  }

  /** Whom a ticket lets in; it is gone then. @throws TicketInvalidError */
  async redeem(ticket: string): Promise<Principal> {
    const row = await this.database.transaction(() => this.repository.take(hashOf(ticket)));
    if (!row || row.expires_at <= this.clock.now()) throw new TicketInvalidError();
    return JSON.parse(row.principal) as Principal;
  }
}

/** 256 random bits need no secret to be hashed with. */
function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
