import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { manageContextWindow } from '../context/context-window.js';
import { type JsonObject } from '../common/json.js';
import { type Run } from '../runs/run.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { knowledgeBlock } from './knowledge-block.js';
import { type Manifest } from './manifest.js';
import { SystemPromptBuilder } from './system-prompt-builder.js';
import { TurnKnowledge } from './turn-knowledge.js';

/** How many messages of the history one call sends, the system's own included. */
const WINDOW_MESSAGES = 20;

/** What is sent to the model, and how what it knows was found; null where nothing was looked for. */
export interface PreparedTurn {
  manifest: Manifest;
  trace: JsonObject | null;
}

/** Puts together what one call sends to the model: prompt, knowledge and the window onto the history. */
@Injectable()
export class TurnPreparer {
  constructor(
    private readonly sessions: SessionManager,
    private readonly applications: ApplicationManager,
    private readonly history: MessageHistory,
    private readonly prompts: SystemPromptBuilder,
    private readonly knowledge: TurnKnowledge,
  ) {}

  async prepare(run: Run): Promise<PreparedTurn> {
    const conversation = await this.sessions.getSession(run.conversationId);
    const history = await this.history.getHistory(conversation, WINDOW_MESSAGES);
    const settings = await this.applications.getSettings(conversation.applicationId);
    const { template, text } = await this.prompts.build(conversation, settings);
    const found = conversation.config.enableRag
      ? await this.knowledge.find(conversation, history)
      : undefined;
    const passages = found?.passages ?? [];
    const system = { role: 'system' as const, content: text + knowledgeBlock(passages) };
    const manifest = {
      model: run.model,
      temperature: conversation.config.temperature,
      maxTokens: conversation.config.maxTokens,
      timeoutSeconds: conversation.config.timeoutSeconds,
      promptTemplateId: template.id,
      promptVersion: template.version,
      messages: manageContextWindow([system, ...history], WINDOW_MESSAGES),
      passages,
      knowledgeSearched: found !== undefined,
    };
    return { manifest, trace: found?.trace ?? null };
  }
}
