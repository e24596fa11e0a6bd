import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { manageContextWindow } from '../context/context-window.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { type SentTurn } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { knowledgeBlock } from './knowledge-block.js';
import { type SystemPrompt, SystemPromptBuilder } from './system-prompt-builder.js';
import { TurnKnowledge } from './turn-knowledge.js';

/** How many messages of the history one call sends, the system's own included. */
const WINDOW_MESSAGES = 20;

/** What has to be read before a turn can be put together. */
export interface KnownTurn {
  /** With the message of the turn as the newest of its history. */
  conversation: Conversation;
  prompt: SystemPrompt;
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

  /** @param known what the caller has read of the turn already. */
  async prepare(run: Run, known?: KnownTurn, signal?: AbortSignal): Promise<SentTurn> {
    const { conversation, prompt } = known ?? (await this.read(run));
    const history = await this.history.getHistory(conversation, WINDOW_MESSAGES);
    const { template, text } = prompt;
    const found = conversation.config.enableRag
      ? await this.knowledge.find(conversation, history, signal)
      : undefined;
    const passages = found?.passages ?? [];
    const system = { role: 'system' as const, content: text + knowledgeBlock(passages) };
    const window = manageContextWindow([system, ...history], WINDOW_MESSAGES);
    const manifest: ManifestContentDto = {
      model: run.model,
      temperature: conversation.config.temperature,
      max_tokens: conversation.config.maxTokens,
      timeout_seconds: conversation.config.timeoutSeconds,
      prompt_template_id: template.id,
      prompt_version: template.version,
      messages: window.map(({ role, content }) => ({ role, content })),
      knowledge_searched: found !== undefined,
      passages,
    };
    return { manifest, trace: found?.trace ?? null };
  }

  private async read(run: Run): Promise<KnownTurn> {
    const conversation = await this.sessions.getSession(run.conversationId);
    const settings = await this.applications.getSettings(conversation.applicationId);
    return { conversation, prompt: await this.prompts.build(conversation, settings) };
  }
}
