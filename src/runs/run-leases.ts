import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../common/clock.js';
import { repeat } from '../common/repeat.js';
import { Scheduler } from '../common/scheduler.js';
import { Database } from '../database/database.js';
import { ActiveRuns } from './active-runs.js';
import { type Lease, LeasesRepository } from './leases.repository.js';
import { type Run } from './run.js';

/** How long a run outlives the last sign of life of its process. */
export const LEASE_MS = 4_000;
/** What hints call a run whose end is asked for. */
const END_REQUESTED = 'end requested';
/** Several signs of life go into one lease, so that a busy moment costs no run. */
const RENEW_MS = 1_000;

/** Proves that the process behind each running run is alive. No run is believed to be running without that. */
@Injectable()
export class RunLeases implements OnModuleInit, OnApplicationShutdown {
  /** This process, among all that may hold leases. */
  readonly owner = randomUUID();

  private readonly logger = new Logger(RunLeases.name);
  private stop: () => void = () => undefined;

  constructor(
    private readonly repository: LeasesRepository,
    private readonly active: ActiveRuns,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    const renew = (): void => {
      this.renew().catch((error: unknown) => {
        this.logger.error(error);
      });
    };
    this.stop = repeat(this.scheduler, RENEW_MS, () => this.renew(), this.logger);
    // What is asked for in another process need not wait for the next sign of life.
    this.database.hints.listen(
      END_REQUESTED,
      (runId) => {
        if (this.active.ids().includes(runId)) renew();
      },
      renew,
    );
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** The end of a run is asked for: whichever process makes it hears of it once that is committed. */
  noteEndRequest(runId: string): void {
    this.database.afterCommit(() => {
      this.database.hints.send(END_REQUESTED, runId);
    });
  }

  /** A lease that starts now. */
  lease(): Lease {
    return { owner: this.owner, now: this.clock.now(), forMs: LEASE_MS };
  }

  /** Renews what this process is making. A run whose lease was lost is another's to end, so it stops here. */
  async renew(): Promise<void> {
    const ids = this.active.ids();
    if (ids.length === 0) return;
    const renewed = await this.database.transaction(() => this.repository.renewLeases(ids, this.lease()));
    await Promise.all(
      renewed.filter((run) => run.endRequested !== null).map((run) => this.active.cancel(run.id)),
    );
    const held = new Set(renewed.map((run) => run.id));
    const stillActive = new Set(this.active.ids());
    const lost = ids.filter((id) => !held.has(id) && stillActive.has(id));
    await Promise.all(lost.map((id) => this.active.interrupt(id, 'The lease on the run was lost.')));
  }

  /** Takes over every run whose process gave no sign of life in time. @returns them, for the caller to end. */
  async takeAbandoned(): Promise<Run[]> {
    // Nearly always there is none, and then nothing is written.
    if (!(await this.repository.hasExpired(this.clock.now()))) return [];
    return this.database.transaction(() => this.repository.takeExpired(this.lease()));
  }
}
