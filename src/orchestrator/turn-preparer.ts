import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { type SentTurn } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageHistory } from '../sessions/message-history.js';
import { SessionManager } from '../sessions/session-manager.js';
import { type SystemPrompt, SystemPromptBuilder } from './system-prompt-builder.js';
import { TurnKnowledge } from './turn-knowledge.js';
import { TurnWindow } from './turn-window.js';
import { FIRST_MESSAGES } from './window-history.js';

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
    private readonly window: TurnWindow,
  ) {}

  /** @param known what the caller has read of the turn already. */
  async prepare(run: Run, known?: KnownTurn, signal?: AbortSignal): Promise<SentTurn> {
    const { conversation, prompt } = known ?? (await this.read(run));
    const history = this.history.readBack(conversation);
    await history.readOlder(FIRST_MESSAGES);
    const { template, text } = prompt;
    const found = conversation.config.enableRag
      ? await this.knowledge.find(conversation, history.messages, signal)
      : undefined;
    const { maxTokens } = conversation.config;
    const passages = found?.passages ?? [];
    const planned = await this.window.plan({
      model: run.model,
      maxTokens,
      systemText: text,
      passages,
      history,
      pinned: conversation.pinnedMessageIds,
    });
    const manifest: ManifestContentDto = {
      model: run.model,
      temperature: conversation.config.temperature,
      max_tokens: planned.maxTokens,
      timeout_seconds: conversation.config.timeoutSeconds,
      prompt_template_id: template.id,
      prompt_version: template.version,
      messages: planned.messages,
      knowledge_searched: found !== undefined,
      passages: planned.passages,
      window: planned.window,
      refused: [],
    };
    return { manifest, trace: found?.trace ?? null };
  }

  /**
   * The model refused what was sent as too long: the same turn with less of its history.
   * @param said the limit that the refusal names.
   * @returns undefined where there is nothing to leave out.
   */
  async shorten(
    run: Run,
    sent: ManifestContentDto,
    said: number | undefined,
  ): Promise<ManifestContentDto | undefined> {
    this.window.noteRefusal(sent, said);
    const { conversation, prompt } = await this.read(run);
    const history = this.history.readBack(conversation);
    await history.readOlder(FIRST_MESSAGES);
    const { maxTokens } = conversation.config;
    const request = {
      model: run.model,
      maxTokens,
      systemText: prompt.text,
      passages: sent.passages,
      history,
      pinned: conversation.pinnedMessageIds,
    };
    const planned = await this.window.plan(request);
    const pieces = planned.messages.length + planned.passages.length;
    if (pieces >= sent.messages.length + sent.passages.length) return undefined;
    const { maxTokens: max_tokens, messages, passages, window } = planned;
    const refused = {
      max_tokens: sent.max_tokens,
      messages: sent.messages,
      passages: sent.passages,
      window: sent.window,
    };
    return { ...sent, max_tokens, messages, passages, window, refused: [...sent.refused, refused] };
  }

  private async read(run: Run): Promise<KnownTurn> {
    const conversation = await this.sessions.getSession(run.conversationId);
    const settings = await this.applications.getSettings(conversation.applicationId);
    return { conversation, prompt: await this.prompts.build(conversation, settings) };
  }
}
