import { Module } from '@nestjs/common';
import { ActiveRuns } from './active-runs.js';
import { Coalescer } from './coalescer.js';
import { DatabaseRunLog } from './database-run-log.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { LeasesRepository } from './leases.repository.js';
import { RunCanceller } from './run-canceller.js';
import { RunEventsRepository } from './run-events.repository.js';
import { RunLeases } from './run-leases.js';
import { RunLog } from './run-log.js';
import { RunManager } from './run-manager.js';
import { RunManifestsRepository } from './run-manifests.repository.js';
import { RunQueue } from './run-queue.js';
import { RunStream } from './run-stream.js';
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
    LeasesRepository,
    RunEventsRepository,
    RunLeases,
    RunManager,
    RunManifestsRepository,
    RunQueue,
    RunStream,
    RunsRepository,
    RunsService,
  ],
  exports: [
    ActiveRuns,
    Coalescer,
    IdempotencyKeys,
    RunCanceller,
    RunLeases,
    RunLog,
    RunManager,
    RunQueue,
    RunStream,
  ],
})
export class RunsModule {}
