import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ContextModule } from '../context/context.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { ModelsModule } from '../models/models.module.js';
import { PromptsModule } from '../prompts/prompts.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AbandonedRuns } from './abandoned-runs.js';
import { ConversationLifecycle } from './conversation-lifecycle.js';
import { ConversationOrchestrator } from './conversation-orchestrator.js';
import { ConversationSweeper } from './conversation-sweeper.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsService } from './conversations.service.js';
import { GracefulShutdown } from './graceful-shutdown.js';
import { MessageAcceptor } from './message-acceptor.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { ReplyRecorder } from './reply-recorder.js';
import { ReplyStopper } from './reply-stopper.js';
import { RunAdmission } from './run-admission.js';
import { RunExecutor } from './run-executor.js';
import { RunFinisher } from './run-finisher.js';
import { RunReaper } from './run-reaper.js';
import { RunStarter } from './run-starter.js';
import { TurnPreparer } from './turn-preparer.js';

@Module({
  imports: [
    ApplicationsModule,
    ContextModule,
    KnowledgeModule,
    ModelsModule,
    PromptsModule,
    RunsModule,
    SessionsModule,
  ],
  controllers: [ConversationsController, MessagesController],
  providers: [
    AbandonedRuns,
    ConversationLifecycle,
    ConversationOrchestrator,
    ConversationSweeper,
    ConversationsService,
    GracefulShutdown,
    MessageAcceptor,
    MessagesService,
    ReplyRecorder,
    ReplyStopper,
    RunAdmission,
    RunExecutor,
    RunFinisher,
    RunReaper,
    RunStarter,
    TurnPreparer,
  ],
})
export class OrchestratorModule {}
