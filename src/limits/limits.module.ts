import { Module } from '@nestjs/common';
import { Scheduler } from '../common/scheduler.js';
import { Database } from '../database/database.js';
import { KeysModule } from '../auth/keys/keys.module.js';
import { ApplicationLimits } from './application-limits.js';
import { KeyLimitsController } from './key-limits.controller.js';
import { KeyLimitsService } from './key-limits.service.js';
import { LimitsController } from './limits.controller.js';
import { LimitsRepository } from './limits.repository.js';
import { LimitsService } from './limits.service.js';
import { OpenStreams } from './open-streams.js';
import { OpenStreamsRepository } from './open-streams.repository.js';
import { SharedOpenStreams } from './shared-open-streams.js';
import { SoleOpenStreams } from './sole-open-streams.js';
import { createRequestCounter } from './request-counter.repository.js';
import { REQUEST_COUNTER, RequestLimits } from './request-limits.js';
import { UsageModule } from '../usage/usage.module.js';
import { StoreLimits } from './store-limits.js';
import { TokenQuotas } from './token-quotas.js';
import { VisitLimits } from './visit-limits.js';

/** How much applications, their keys and their users may have. */
@Module({
  imports: [KeysModule, UsageModule],
  controllers: [LimitsController, KeyLimitsController],
  providers: [
    ApplicationLimits,
    KeyLimitsService,
    LimitsRepository,
    LimitsService,
    RequestLimits,
    StoreLimits,
    TokenQuotas,
    VisitLimits,
    {
      provide: OpenStreams,
      inject: [Database, Scheduler],
      useFactory: (database: Database, scheduler: Scheduler): OpenStreams =>
        database.dialect === 'sqlite'
          ? new SoleOpenStreams()
          : new SharedOpenStreams(database, new OpenStreamsRepository(database), scheduler),
    },
    { provide: REQUEST_COUNTER, inject: [Database], useFactory: createRequestCounter },
  ],
  exports: [ApplicationLimits, StoreLimits, TokenQuotas, VisitLimits],
})
export class LimitsModule {}
