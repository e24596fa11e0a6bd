import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { RetentionSweeper } from './retention-sweeper.js';

/** Deletes what was kept for long enough. */
@Module({
  imports: [ApplicationsModule, RunsModule],
  providers: [RetentionSweeper],
})
export class RetentionModule {}
