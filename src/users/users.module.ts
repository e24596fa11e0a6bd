import { Module } from '@nestjs/common';
import { ContextModule } from '../context/context.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { UserEraser } from './user-eraser.js';
import { UserErasuresRepository } from './user-erasures.repository.js';
import { UserExport } from './user-export.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** What can be asked about a user as a whole. */
@Module({
  imports: [ContextModule, ConversationsModule, FeedbackModule, KnowledgeModule, SessionsModule, UsageModule],
  controllers: [UsersController],
  providers: [UserEraser, UserErasuresRepository, UserExport, UsersService],
})
export class UsersModule {}
