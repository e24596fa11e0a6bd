import { Module } from '@nestjs/common';
import { UsageDaysRepository } from './usage-days.repository.js';
import { UsageFolding } from './usage-folding.js';
import { UsageLedger } from './usage-ledger.js';
import { UsageController } from './usage.controller.js';
import { UsageRepository } from './usage.repository.js';
import { UsageService } from './usage.service.js';

/** What replies take. */
@Module({
  controllers: [UsageController],
  providers: [UsageDaysRepository, UsageFolding, UsageLedger, UsageRepository, UsageService],
  exports: [UsageFolding, UsageLedger],
})
export class UsageModule {}
