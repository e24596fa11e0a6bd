import { Module } from '@nestjs/common';
import { Database } from '../database/database.js';
import { ApplicationLimits } from './application-limits.js';
import { LimitsController } from './limits.controller.js';
import { LimitsRepository } from './limits.repository.js';
import { LimitsService } from './limits.service.js';
import { createRequestCounter } from './request-counter.repository.js';
import { REQUEST_COUNTER, RequestLimits } from './request-limits.js';
import { UsageModule } from '../usage/usage.module.js';
import { StoreLimits } from './store-limits.js';
import { TokenQuotas } from './token-quotas.js';

/** How much applications, their keys and their users may have. */
@Module({
  imports: [UsageModule],
  controllers: [LimitsController],
  providers: [
    ApplicationLimits,
    LimitsRepository,
    LimitsService,
    RequestLimits,
    StoreLimits,
    TokenQuotas,
    { provide: REQUEST_COUNTER, inject: [Database], useFactory: createRequestCounter },
  ],
  exports: [ApplicationLimits, StoreLimits, TokenQuotas],
})
export class LimitsModule {}
