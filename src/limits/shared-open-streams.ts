import { type BeforeApplicationShutdown, Logger, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { repeat } from '../common/repeat.js';
import { type Scheduler } from '../common/scheduler.js';
import { type Database } from '../database/database.js';
import { OpenStreams, tooMany } from './open-streams.js';
import { type OpenStreamsRepository } from './open-streams.repository.js';
import { StreamPlaces } from './stream-places.js';

/** How long the places of a process that is gone count. */
const PLACES_LEASE_MS = 15_000;
export const RENEW_MS = 5_000;

/**
 * The streams of many processes. Each takes places in the database, a hundredth of the limit at a time, and fills them by
 * itself: a stream costs a transaction where the limit is small, and next to nothing where it is large. What a process
 * has taken and not filled is given back when places are renewed.
 */
export class SharedOpenStreams extends OpenStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(SharedOpenStreams.name);
  private readonly owner = randomUUID();
  private readonly subjects = new Map<string, StreamPlaces>();
  private stop: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: OpenStreamsRepository,
    private readonly scheduler: Scheduler,
  ) {
    super();
  }

  onModuleInit(): void {
    this.stop = repeat(this.scheduler, RENEW_MS, () => this.renew(), this.logger);
  }

  /** Its streams are about to be cut, and count no more. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop();
    await this.database.transaction(() => this.repository.deleteOf(this.owner)).catch(() => undefined);
  }

  override async enter(subject: string, limit: number): Promise<() => void> {
    const places = this.subjects.get(subject) ?? new StreamPlaces((wanted) => this.take(subject, wanted));
    this.subjects.set(subject, places);
    if (!(await places.enter(limit))) throw tooMany(limit);
    return () => {
      places.leave();
    };
  }

  /** @returns how many places this process has from now on. */
  private take(subject: string, wanted: { places: number; limit: number }): Promise<number> {
    return this.database.transaction(async () => {
      // One process after the other: each sees what the one before has taken.
      await this.database.holdKey(`open streams ${subject}`);
      const others = await this.repository.placesOfOthers(subject, this.owner);
      const free = wanted.limit === 0 ? wanted.places : Math.max(0, wanted.limit - others);
      const places = Math.min(wanted.places, free);
      await this.repository.set({ subject, owner: this.owner, places }, PLACES_LEASE_MS);
      return places;
    });
  }

  private async renew(): Promise<void> {
    for (const [subject, places] of this.subjects) {
      await places.settle();
      if (places.isEmpty) this.subjects.delete(subject);
    }
    const kept = await this.database.transaction(() => this.repository.renew(this.owner, PLACES_LEASE_MS));
    // Where this process stood still for too long, it was taken for gone.
    for (const [subject, places] of this.subjects) if (!kept.has(subject)) await places.takeAgain();
  }
}
