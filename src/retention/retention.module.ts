import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ContextModule } from '../context/context.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { ExpiringConversations } from './expiring-conversations.js';
import { RetentionSweeper } from './retention-sweeper.js';

/** Deletes what was kept for long enough. */
@Module({
  imports: [
    ApplicationsModule,
    ContextModule,
    ConversationsModule,
    KnowledgeModule,
    RunsModule,
    SessionsModule,
    UsageModule,
  ],
  providers: [ExpiringConversations, RetentionSweeper],
})
export class RetentionModule {}
