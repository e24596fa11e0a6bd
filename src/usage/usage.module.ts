import { Module } from '@nestjs/common';
import { UsageLedger } from './usage-ledger.js';
import { UsageController } from './usage.controller.js';
import { UsageRepository } from './usage.repository.js';
import { UsageService } from './usage.service.js';

/** What replies take. */
@Module({
  controllers: [UsageController],
  providers: [UsageLedger, UsageRepository, UsageService],
  exports: [UsageLedger],
})
export class UsageModule {}
