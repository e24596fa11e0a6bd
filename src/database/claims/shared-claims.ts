import { Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { repeat } from '../../common/repeat.js';
import { type Scheduler } from '../../common/scheduler.js';
import { type Database } from '../database.js';
import { CLAIM_LEASE_MS, Claims } from './claims.js';
import { type ClaimsRepository } from './claims.repository.js';

const RENEW_MS = 1_000;
/** Another process may have been quicker with one of several that are free. */
const MAX_ATTEMPTS = 5;

/** The claims of many processes: leases in the database, by the clock of its server. */
export class SharedClaims extends Claims implements OnModuleInit, BeforeApplicationShutdown {
  override readonly isShared = true;
  private readonly logger = new Logger(SharedClaims.name);
  /** For people, too: where to look for whoever does something. */
  private readonly owner = `${hostname()} ${process.pid} ${randomUUID()}`;
  private readonly held = new Set<string>();
  private stop: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: ClaimsRepository,
    private readonly scheduler: Scheduler,
  ) {
    super();
  }

  onModuleInit(): void {
    this.stop = repeat(this.scheduler, RENEW_MS, () => this.renew(), this.logger);
  }

  /** What is claimed still need not wait for the end of its lease. The database is closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop();
    await this.let([...this.held]);
  }

  override async takeFirst(names: readonly string[]): Promise<string | undefined> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const { name, hasFree } = await this.database.transaction(() =>
        this.repository.takeFirst(names, this.owner, CLAIM_LEASE_MS),
      );
      if (name !== undefined) this.held.add(name);
      if (name !== undefined || !hasFree) return name;
    }
    return undefined;
  }

  override async release(name: string): Promise<void> {
    await this.let([name]);
  }

  override async note(name: string, note: string): Promise<void> {
    await this.database.transaction(() => this.repository.note(name, this.owner, note));
  }

  override notesOn(names: readonly string[]): Promise<Map<string, string>> {
    return this.repository.notesOn(names);
  }

  private async renew(): Promise<void> {
    if (this.held.size === 0) return;
    await this.database.transaction(() => this.repository.renew([...this.held], this.owner, CLAIM_LEASE_MS));
  }

  /** Not renewed any more from now on: where the database cannot be told, the lease runs out. */
  private async let(names: readonly string[]): Promise<void> {
    for (const name of names) this.held.delete(name);
    if (names.length === 0) return;
    try {
      await this.database.transaction(() => this.repository.delete(names, this.owner));
    } catch (error) {
      this.logger.warn(`A claim is kept until its lease is over: ${String(error)}`);
    }
  }
}
