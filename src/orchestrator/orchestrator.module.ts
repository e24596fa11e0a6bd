import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ContextModule } from '../context/context.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { ModelsModule } from '../models/models.module.js';
import { PromptsModule } from '../prompts/prompts.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AbandonedRuns } from './abandoned-runs.js';
import { ContextService } from './context.service.js';
import { ConversationCloser } from './conversation-closer.js';
import { ConversationOpener } from './conversation-opener.js';
import { ConversationPresenter } from './conversation-presenter.js';
import { ConversationStatus } from './conversation-status.js';
import { ConversationOrchestrator } from './conversation-orchestrator.js';
import { ConversationSweeper } from './conversation-sweeper.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsService } from './conversations.service.js';
import { GracefulShutdown } from './graceful-shutdown.js';
import { MessageAcceptor } from './message-acceptor.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { QueryRewriter } from './query-rewriter.js';
import { QueueEditor } from './queue-editor.js';
import { QueueController } from './queue.controller.js';
import { QueueService } from './queue.service.js';
import { ReplyReader } from './reply-reader.js';
import { ReplyStopper } from './reply-stopper.js';
import { RunAdmission } from './run-admission.js';
import { RunExecutor } from './run-executor.js';
import { RunLedger } from './run-ledger.js';
import { RunReaper } from './run-reaper.js';
import { RunStarter } from './run-starter.js';
import { SystemPromptBuilder } from './system-prompt-builder.js';
import { TurnKnowledge } from './turn-knowledge.js';
import { TurnOpener } from './turn-opener.js';
import { TurnPreparer } from './turn-preparer.js';
import { TurnRecorder } from './turn-recorder.js';

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
  controllers: [ConversationsController, MessagesController, QueueController],
  providers: [
    AbandonedRuns,
    ContextService,
    ConversationCloser,
    ConversationOpener,
    ConversationPresenter,
    ConversationStatus,
    ConversationOrchestrator,
    ConversationSweeper,
    ConversationsService,
    GracefulShutdown,
    MessageAcceptor,
    MessagesService,
    QueueEditor,
    QueryRewriter,
    QueueService,
    ReplyReader,
    ReplyStopper,
    RunAdmission,
    RunExecutor,
    RunLedger,
    RunReaper,
    RunStarter,
    SystemPromptBuilder,
    TurnKnowledge,
    TurnOpener,
    TurnPreparer,
    TurnRecorder,
  ],
})
export class OrchestratorModule {}
