import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../common/clock.js';
import { repeat } from '../common/repeat.js';
import { Scheduler } from '../common/scheduler.js';
import { Claims } from '../database/claims/claims.js';
import { Database } from '../database/database.js';
import { ActiveRuns } from './active-runs.js';
import { LeasesRepository } from './leases.repository.js';
import { type Lease, type Run } from './run.js';

/** How long a run outlives the last sign of life of its process. */
export const LEASE_MS = 4_000;
/** What hints call a run whose end is asked for. */
const END_REQUESTED = 'end requested';
/** What hints call a run that nobody makes any more. */
const RELEASED = 'released';
/** Several signs of life go into one lease, so that a busy moment costs no run. */
const RENEW_MS = 1_000;

/** The database kept everybody waiting, not only those that are gone. */
class StandstillError extends Error {}

/** Proves that the process behind each running run is alive. No run is believed to be running without that. */
@Injectable()
export class RunLeases implements OnModuleInit, OnApplicationShutdown {
  /** This process, among all that may hold leases. */
  readonly owner = randomUUID();

  private readonly logger = new Logger(RunLeases.name);
  private stop: () => void = () => undefined;
  /** When this process last had time for itself, and from when on what is found is believed. Epoch milliseconds. */
  private lastBeat: number | undefined;
  private judgesFrom = 0;
  /** When the database last answered whoever looks for abandoned runs. Epoch milliseconds. */
  private lastAnswer: number | undefined;

  constructor(
    private readonly repository: LeasesRepository,
    private readonly active: ActiveRuns,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly claims: Claims,
  ) {}

  onModuleInit(): void {
    const renew = (): void => {
      this.renew().catch((error: unknown) => {
        this.logger.error(error);
      });
    };
    const stopRenewing = repeat(this.scheduler, RENEW_MS, () => this.renew(), this.logger);
    // Apart from that: a renewal may have to wait for a database that does not answer, and is no standstill then.
    const stopBeating = this.scheduler.every(RENEW_MS, () => {
      this.beat();
    });
    this.stop = () => {
      stopRenewing();
      stopBeating();
    };
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

  /** Leaves a run that this process makes to whoever takes it first. */
  async release({ id, epoch }: Run): Promise<void> {
    await this.database.transaction(async () => {
      await this.repository.release(id, epoch);
      this.database.afterCommit(() => {
        this.database.hints.send(RELEASED, id);
      });
    });
  }

  /** @param heard is called when another process has left a run; it may be missed. */
  onReleased(heard: () => void): void {
    this.database.hints.listen(RELEASED, heard, () => undefined);
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

  /**
   * Takes over the runs whose process gave no sign of life in time: never those that this process is making, however
   * long it was too busy to renew their leases, and no others while it cannot tell whether they or itself stood still.
   *
   * @returns them, for the caller to end.
   */
  async takeAbandoned(): Promise<Run[]> {
    const asked = this.clock.now();
    this.noteStandstill(asked);
    const expired = await this.repository.findExpired(asked);
    this.noteAnswer(asked);
    if (this.clock.now() < this.judgesFrom) return [];
    const ids = expired.filter((id) => !this.active.has(id));
    // Nearly always there is none, and then nothing is written.
    if (ids.length === 0) return [];
    return this.take(ids);
  }

  /** Takes nothing where the database stood still on the way: those that the runs belong to could not renew either. */
  private async take(ids: readonly string[]): Promise<Run[]> {
    const asked = this.clock.now();
    const taking = this.database.transaction(async () => {
      const runs = await this.repository.takeExpired(ids, this.lease());
      this.noteAnswer(asked);
      if (this.clock.now() < this.judgesFrom) throw new StandstillError();
      return runs;
    });
    return taking.catch((error: unknown) => {
      if (error instanceof StandstillError) return [];
      throw error;
    });
  }

  /**
   * It may be the database that stood still, or could not be reached, for all that share it: then none of them could renew,
   * and each gets the time of a lease to do so.
   */
  private noteAnswer(asked: number): void {
    if (!this.claims.isShared) return;
    const now = this.clock.now();
    if (now - (this.lastAnswer ?? asked) > LEASE_MS - 2 * RENEW_MS) this.judgesFrom = now + LEASE_MS;
    this.lastAnswer = now;
  }

  /**
   * Where this process was stopped, or the whole machine was, the others may have been as well: they get the time of a
   * lease to give a sign of life. Before the first beat there is nothing to compare with, and whoever is there by then
   * has renewed.
   */
  private noteStandstill(now: number): void {
    if (this.lastBeat !== undefined && now - this.lastBeat > LEASE_MS - RENEW_MS) {
      this.judgesFrom = now + LEASE_MS;
      this.lastBeat = now;
    }
  }

  private beat(): void {
    const now = this.clock.now();
    this.noteStandstill(now);
    this.lastBeat = now;
  }
}
