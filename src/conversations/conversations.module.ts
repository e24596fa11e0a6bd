import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ContextModule } from '../context/context.module.js';
import { FeedbackModule } from '../feedback/feedback.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { UploadsModule } from '../knowledge/uploads.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { ModelsModule } from '../models/models.module.js';
import { OrchestratorModule } from '../orchestrator/orchestrator.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ContextService } from './context.service.js';
import { ConversationCloser } from './conversation-closer.js';
import { ConversationDefaults } from './conversation-defaults.js';
import { ConversationDocumentsController } from './conversation-documents.controller.js';
import { ConversationDocumentsService } from './conversation-documents.service.js';
import { ConversationErasuresRepository } from './conversation-erasures.repository.js';
import { ConversationErasuresController } from './conversation-erasures.controller.js';
import { ConversationOpener } from './conversation-opener.js';
import { ConversationStatus } from './conversation-status.js';
import { ConversationSweeper } from './conversation-sweeper.js';
import { HiddenConversations } from './hidden-conversations.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsService } from './conversations.service.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { QueueController } from './queue.controller.js';
import { QueueService } from './queue.service.js';
import { UnfinishedErasures } from './unfinished-erasures.js';

@Module({
  imports: [
    ApplicationsModule,
    ContextModule,
    FeedbackModule,
    KnowledgeModule,
    LimitsModule,
    ModelsModule,
    OrchestratorModule,
    RunsModule,
    SessionsModule,
    UploadsModule,
  ],
  controllers: [
    ConversationDocumentsController,
    ConversationErasuresController,
    ConversationsController,
    MessagesController,
    QueueController,
  ],
  providers: [
    ContextService,
    ConversationCloser,
    ConversationDefaults,
    ConversationDocumentsService,
    ConversationErasuresRepository,
    ConversationOpener,
    ConversationStatus,
    HiddenConversations,
    ConversationSweeper,
    ConversationsService,
    MessagesService,
    QueueService,
    UnfinishedErasures,
  ],
  exports: [ConversationCloser, HiddenConversations],
})
export class ConversationsModule {}
