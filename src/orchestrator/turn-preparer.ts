import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { ApplicationManager } from '../applications/application-manager.js';
import { type ManifestContentDto, type RefusedContentDto } from '../runs/manifest.dto.js';
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
  /** Whether knowledge is looked for, where that has been asked. */
  isSearched?: boolean;
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
    const { conversation, prompt, isSearched } = known ?? (await this.read(run));
    const history = this.history.readBack(conversation);
    await history.readOlder(FIRST_MESSAGES);
    const { template, text } = prompt;
    const found =
      (isSearched ?? (await this.knowledge.isWanted(conversation)))
        ? await this.knowledge.find(conversation, history.messages, signal)
        : undefined;
    const { maxTokens } = conversation.config;
    const passages = found?.passages ?? [];
    const planned = await this.window.plan({
      model: run.model,
      maxTokens,
      systemText: text,
      passages,
      isNothingFound: found?.passages.length === 0,
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
      answerability: found?.trace.answerability?.value ?? null,
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
    const shorter = await this.planAgain(run, sent, sent.model);
    const pieces = shorter.messages.length + shorter.passages.length;
    if (pieces >= sent.messages.length + sent.passages.length) return undefined;
    return { ...shorter, refused: [...sent.refused, contentOf(sent)] };
  }

  /** The same turn for another model, which may be able to read more of the history, or less. */
  async prepareFor(model: string, run: Run, sent: ManifestContentDto): Promise<ManifestContentDto> {
    const planned = await this.planAgain(run, sent, model);
    const isSame = isDeepStrictEqual(
      { ...contentOf(planned), window: null },
      { ...contentOf(sent), window: null },
    );
    return isSame ? planned : { ...planned, refused: [...sent.refused, contentOf(sent)] };
  }

  private async planAgain(run: Run, sent: ManifestContentDto, model: string): Promise<ManifestContentDto> {
    const { conversation, prompt } = await this.read(run);
    const { config, pinnedMessageIds: pinned } = conversation;
    // The reply itself is the newest message where it is continued.
    const history = this.history.readBack({ ...conversation, headMessageId: run.userMessageId });
    await history.readOlder(FIRST_MESSAGES);
    const { maxTokens } = config;
    // What was found and had no room is found all the same.
    const found = sent.window?.passages ?? sent.passages;
    const isNothingFound = sent.knowledge_searched && found.length === 0;
    const request = {
      model,
      maxTokens,
      systemText: prompt.text,
      passages: sent.passages,
      isNothingFound,
      history,
      pinned,
    };
    const { maxTokens: max_tokens, messages, passages, window } = await this.window.plan(request);
    return { ...sent, model, max_tokens, messages, passages, window };
  }

  private async read(run: Run): Promise<KnownTurn> {
    const conversation = await this.sessions.getSession(run.conversationId);
    const settings = await this.applications.getSettings(conversation.applicationId);
    return { conversation, prompt: await this.prompts.build(conversation, settings) };
  }
}

function contentOf({ max_tokens, messages, passages, window }: ManifestContentDto): RefusedContentDto {
  return { max_tokens, messages, passages, window };
}
