import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { JsonExport } from './json-export.js';
import { MarkdownExport } from './markdown-export.js';

/** Conversations as files. */
@Module({
  imports: [ConversationsModule, FeedbackModule, KnowledgeModule, SessionsModule],
  controllers: [ExportsController],
  providers: [ExportsService, JsonExport, MarkdownExport],
})
export class ExportsModule {}
