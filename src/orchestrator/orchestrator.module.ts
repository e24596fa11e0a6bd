import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ContextModule } from '../context/context.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { ModelsModule } from '../models/models.module.js';
import { PromptsModule } from '../prompts/prompts.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { ContinuationAdmission } from './continuation-admission.js';
import { ConversationOrchestrator } from './conversation-orchestrator.js';
import { ConversationTitler } from './conversation-titler.js';
import { ModelFallback } from './model-fallback.js';
import { GracefulShutdown } from './graceful-shutdown.js';
import { MessagePins } from './message-pins.js';
import { QueryRewriter } from './query-rewriter.js';
import { ReplyContinuer } from './reply-continuer.js';
import { ReplyMaker } from './reply-maker.js';
import { ReplyStopper } from './reply-stopper.js';
import { RunAdmission } from './run-admission.js';
import { RunExecutor } from './run-executor.js';
import { RunLedger } from './run-ledger.js';
import { RunReaper } from './run-reaper.js';
import { RunStarter } from './run-starter.js';
import { SentFiles } from './sent-files.js';
import { SystemPromptBuilder } from './system-prompt-builder.js';
import { TurnKnowledge } from './turn-knowledge.js';
import { TurnOpener } from './turn-opener.js';
import { TurnPreparer } from './turn-preparer.js';
import { TurnWindow } from './turn-window.js';

@Module({
  imports: [
    ApplicationsModule,
    ContextModule,
    KnowledgeModule,
    LimitsModule,
    ModelsModule,
    PromptsModule,
    RunsModule,
    SessionsModule,
    UsageModule,
  ],
  providers: [
    ContinuationAdmission,
    ConversationOrchestrator,
    ConversationTitler,
    GracefulShutdown,
    ModelFallback,
    MessagePins,
    QueryRewriter,
    ReplyContinuer,
    ReplyMaker,
    ReplyStopper,
    RunAdmission,
    RunExecutor,
    RunLedger,
    RunReaper,
    RunStarter,
    SentFiles,
    SystemPromptBuilder,
    TurnKnowledge,
    TurnOpener,
    TurnPreparer,
    TurnWindow,
  ],
  exports: [ConversationOrchestrator, MessagePins, ReplyStopper],
})
export class OrchestratorModule {}
