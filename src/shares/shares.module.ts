import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { SharedReading } from './shared-reading.js';
import { SharesController } from './shares.controller.js';
import { SharesRepository } from './shares.repository.js';
import { SharesService } from './shares.service.js';

/** Links by which anybody may read a conversation. */
@Module({
  imports: [ApplicationsModule, LimitsModule, SessionsModule],
  controllers: [SharesController],
  providers: [SharedReading, SharesRepository, SharesService],
})
export class SharesModule {}
