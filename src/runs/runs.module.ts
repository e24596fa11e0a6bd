import { Module } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { Database } from '../database/database.js';
import { ModelsModule } from '../models/models.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { ActiveRuns } from './active-runs.js';
import { AttemptReader } from './attempt-reader.js';
import { Coalescer } from './coalescer.js';
import { SqliteRunLog } from './sqlite-run-log.js';
import { ExpiringLogs } from './expiring-logs.js';
import { ExpiringManifests } from './expiring-manifests.js';
import { ExpiringManifestsRepository } from './expiring-manifests.repository.js';
import { ExpiringRunsRepository } from './expiring-runs.repository.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { LeasesRepository } from './leases.repository.js';
import { PostgresRunLog } from './postgres-run-log.js';
import { RunAttempts } from './run-attempts.js';
import { RunAttemptsRepository } from './run-attempts.repository.js';
import { RunCanceller } from './run-canceller.js';
import { RunEraser } from './run-eraser.js';
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
import { SentPayloads } from './sent-payloads.js';
import { SharedRunEventsRepository } from './shared-run-events.repository.js';

const runLogProvider = {
  provide: RunLog,
  inject: [Database, RunEventsRepository, SharedRunEventsRepository, Scheduler],
  useFactory: (
    database: Database,
    events: RunEventsRepository,
    shared: SharedRunEventsRepository,
    scheduler: Scheduler,
  ): RunLog =>
    database.dialect === 'sqlite'
      ? new SqliteRunLog(database, events)
      : new PostgresRunLog(database, events, shared, scheduler),
};

@Module({
  imports: [ModelsModule, UsageModule],
  controllers: [RunsController],
  providers: [
    ActiveRuns,
    AttemptReader,
    Coalescer,
    ExpiringLogs,
    ExpiringManifests,
    ExpiringManifestsRepository,
    ExpiringRunsRepository,
    IdempotencyKeys,
    IdempotencyKeysRepository,
    runLogProvider,
    RunAttempts,
    RunAttemptsRepository,
    RunCanceller,
    RunEraser,
    LeasesRepository,
    RunEventsRepository,
    RunLeases,
    RunManager,
    RunManifestsRepository,
    RunQueue,
    RunStream,
    RunsRepository,
    RunsService,
    SentPayloads,
    SharedRunEventsRepository,
  ],
  exports: [
    ActiveRuns,
    Coalescer,
    ExpiringLogs,
    ExpiringManifests,
    IdempotencyKeys,
    RunAttempts,
    RunCanceller,
    RunEraser,
    RunLeases,
    RunLog,
    RunManager,
    RunQueue,
    RunStream,
  ],
})
export class RunsModule {}
