import { Module } from '@nestjs/common';
import { ActiveRuns } from './active-runs.js';
import { Coalescer } from './coalescer.js';
import { DatabaseRunLog } from './database-run-log.js';
import { IdempotencyKeySweeper } from './idempotency-key-sweeper.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { LeasesRepository } from './leases.repository.js';
import { RunCanceller } from './run-canceller.js';
import { RunEventsRepository } from './run-events.repository.js';
import { RunLeases } from './run-leases.js';
import { RunLog } from './run-log.js';
import { RunManager } from './run-manager.js';
import { RunManifests } from './run-manifests.js';
import { RunManifestsRepository } from './run-manifests.repository.js';
import { RunQueue } from './run-queue.js';
import { RunStream } from './run-stream.js';
import { RunWriters } from './run-writers.js';
import { RunsController } from './runs.controller.js';
import { RunsRepository } from './runs.repository.js';
import { RunsService } from './runs.service.js';

@Module({
  controllers: [RunsController],
  providers: [
    ActiveRuns,
    Coalescer,
    IdempotencyKeys,
    IdempotencyKeysRepository,
    { provide: RunLog, useClass: DatabaseRunLog },
    RunCanceller,
    IdempotencyKeySweeper,
    LeasesRepository,
    RunEventsRepository,
    RunLeases,
    RunManager,
    RunManifests,
    RunManifestsRepository,
    RunQueue,
    RunStream,
    RunWriters,
    RunsRepository,
    RunsService,
  ],
  exports: [
    ActiveRuns,
    IdempotencyKeys,
    RunCanceller,
    RunLeases,
    RunLog,
    RunManager,
    RunManifests,
    RunQueue,
    RunStream,
    RunWriters,
  ],
})
export class RunsModule {}
