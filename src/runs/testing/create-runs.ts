import { type Clock } from '../../common/clock.js';
import { type IdGenerator } from '../../common/id-generator.js';
import { type Scheduler } from '../../common/scheduler.js';
import { Sweeps } from '../../common/sweeps.js';
import { type ChangeFeed } from '../../database/change-feed.js';
import { SoleClaims } from '../../database/claims/sole-claims.js';
import { type Database } from '../../database/database.js';
import { createUsageLedger } from '../../usage/testing/create-usage-ledger.js';
import { ActiveRuns } from '../active-runs.js';
import { Coalescer } from '../coalescer.js';
import { IdempotencyKeysRepository } from '../idempotency-keys.repository.js';
import { IdempotencyKeys } from '../idempotency-keys.js';
import { LeasesRepository } from '../leases.repository.js';
import { RunAttempts } from '../run-attempts.js';
import { RunAttemptsRepository } from '../run-attempts.repository.js';
import { RunCanceller } from '../run-canceller.js';
import { RunEventsRepository } from '../run-events.repository.js';
import { RunLeases } from '../run-leases.js';
import { RunManager } from '../run-manager.js';
import { RunManifestsRepository } from '../run-manifests.repository.js';
import { RunQueue } from '../run-queue.js';
import { RunsRepository } from '../runs.repository.js';
import { FragileRunLog } from './fragile-run-log.js';

/** What runs are stored with, told by and timed by. */
export interface RunParts {
  database: Database;
  changes: ChangeFeed;
  clock: Clock;
  ids: IdGenerator;
  scheduler: Scheduler;
}

export type Runs = ReturnType<typeof createRuns>;

/** The runs of one process, on the database that a test made. Leases are renewed when the test asks for it. */
export function createRuns({ database, changes, clock, ids, scheduler }: RunParts) {
  const repository = new RunsRepository(database);
  const manifests = new RunManifestsRepository(database);
  const active = new ActiveRuns();
  const log = new FragileRunLog(database, new RunEventsRepository(database));
  const claims = new SoleClaims();
  const leases = new RunLeases(new LeasesRepository(database), active, database, clock, scheduler, claims);
  const runs = new RunManager(repository, manifests, log, leases, clock, changes);
  const sweeps = new Sweeps(scheduler);
  return {
    active,
    attempts: new RunAttempts(new RunAttemptsRepository(database), clock, createUsageLedger(database, clock)),
    canceller: new RunCanceller(runs, active, database),
    coalescer: new Coalescer(scheduler),
    keys: new IdempotencyKeys(new IdempotencyKeysRepository(database), clock, database, sweeps, claims),
    leases,
    log,
    queue: new RunQueue(repository, leases, clock, ids, changes),
    runs,
    sweeps,
  };
}
