import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { ModelLimits } from '../models/limits/model-limits.js';
import { type TokenCounter } from '../models/tokens/token-counter.js';
import { TokenCounters } from '../models/tokens/token-counters.js';
import { type ManifestPassageDto } from '../runs/manifest-passage.dto.js';
import { type ManifestContentDto, type ManifestMessageDto } from '../runs/manifest.dto.js';
import { type ManifestWindowDto } from '../runs/manifest-window.dto.js';
import { knowledgeBlock, NOTHING_FOUND } from './knowledge-block.js';
import { MessageTooLongForModelError, PinnedTooLongForModelError } from './orchestrator.errors.js';
import { FIRST_MESSAGES, readAsFar, type WindowHistory } from './window-history.js';

/** Of what the model can read, less the reply: so much may be passages; the history has the rest. */
const PASSAGES_SHARE = 0.4;
/** Of what the model can read: the reply never takes more, however much was asked for. */
const REPLY_SHARE = 0.5;
/** Tokens around each message of a request. */
const FRAME_TOKENS = 4;
/** An estimate may be too low by so much. */
const ESTIMATE_MARGIN = 1.2;

/** What a call could send. */
export interface WindowRequest {
  readonly model: string;
  /** The most tokens of the reply that the conversation wants. */
  readonly maxTokens: number;
  readonly systemText: string;
  readonly passages: readonly ManifestPassageDto[];
  /** Whether it was looked for passages, and none is worth telling: then the model is told that. */
  readonly isNothingFound: boolean;
  /** With the message to answer as its newest. */
  readonly history: WindowHistory;
  /** The ids of the messages that come first. */
  readonly pinned: readonly string[];
}

/** What has to have room in one call. */
export interface WantedRoom extends Pick<WindowRequest, 'model' | 'maxTokens' | 'systemText'> {
  /** The turns that go with it in any case; asked for where there is a limit. */
  readonly pinned: () => Promise<readonly { readonly content: string }[]>;
  readonly message?: string;
}

/** What it sends. */
export interface PlannedWindow {
  readonly maxTokens: number;
  readonly messages: ManifestMessageDto[];
  readonly passages: ManifestPassageDto[];
  readonly window: ManifestWindowDto;
}

/** What there is room for, in tokens as the counter counts them. */
interface Room {
  readonly limit: ReturnType<ModelLimits['find']>;
  readonly maxTokens: number;
  readonly promptTokens: number;
}

/** Fits prompt, passages and history into what the model can read, less the reply. */
@Injectable()
export class TurnWindow {
  constructor(
    private readonly limits: ModelLimits,
    private readonly counters: TokenCounters,
    private readonly config: Config,
  ) {}

  async plan(request: WindowRequest): Promise<PlannedWindow> {
    const { model, systemText, history } = request;
    const counter = await this.counters.find(model);
    const count = (text: string): number => counter.count(text) + FRAME_TOKENS;
    const room = this.roomFor(request, counter);
    const systemTokens = count(systemText);
    const passagesRoom = room.promptTokens * PASSAGES_SHARE;
    const passages = choosePassages(request.passages, passagesRoom, count);
    const isToldNothing = request.isNothingFound && count(NOTHING_FOUND) <= passagesRoom;
    const knowledge = isToldNothing ? NOTHING_FOUND : knowledgeBlock(passages.kept);
    const system = { id: '', role: 'system' as const, content: systemText + knowledge };
    const promptTokens = count(system.content);
    const most = room.limit ? this.config.models.windowMessages : FIRST_MESSAGES;
    const { messages, decisions, olderCount } = await readAsFar(history, request.pinned, most, {
      messages: most - 1,
      tokens: room.promptTokens - promptTokens,
      count,
    });
    const sent = decisions.reduce((sum, { included, tokens }) => sum + (included ? tokens : 0), promptTokens);
    return {
      maxTokens: room.maxTokens,
      messages: [{ role: system.role, content: system.content }, ...messages],
      passages: passages.kept,
      window: {
        limit_tokens: room.limit?.tokens ?? null,
        limit_source: room.limit?.source ?? null,
        tokens_are: counter.isExact ? 'counted' : 'estimated',
        sent_tokens: sent,
        prompt_tokens: systemTokens,
        messages: decisions.map(({ id, ...decision }) => ({ message_id: id, ...decision })),
        older_messages: olderCount,
        passages: passages.decisions,
      },
    };
  }

  /**
   * @param wanted.message what somebody sends; left out where a message is about to be pinned.
   * @throws MessageTooLongForModelError where it has no room in any call, whatever else is left out;
   *   PinnedTooLongForModelError where what is pinned has none by itself.
   */
  async requireRoom(wanted: WantedRoom): Promise<void> {
    const { model } = wanted;
    const counter = await this.counters.find(model);
    const { limit, promptTokens, maxTokens: replyTokens } = this.roomFor(wanted, counter);
    if (!limit) return;
    const pinned = await wanted.pinned();
    const count = (text: string): number => counter.count(text) + FRAME_TOKENS;
    const systemTokens = count(wanted.systemText);
    const pinnedTokens = pinned.reduce((sum, { content }) => sum + count(content), 0);
    const messageTokens = wanted.message === undefined ? 0 : count(wanted.message);
    if (systemTokens + pinnedTokens + messageTokens <= promptTokens) return;
    const tokens = { limit_tokens: limit.tokens, reply_tokens: replyTokens, prompt_tokens: systemTokens };
    if (pinnedTokens > 0 && systemTokens + pinnedTokens > promptTokens) {
      throw new PinnedTooLongForModelError(model, { ...tokens, pinned_tokens: pinnedTokens });
    }
    throw new MessageTooLongForModelError(model, {
      ...tokens,
      ...(pinnedTokens > 0 && { pinned_tokens: pinnedTokens }),
      message_tokens: messageTokens,
    });
  }

  /**
   * The model refused what was sent as too long; from now on it is sent less.
   * @param said the limit that the refusal names.
   */
  noteRefusal({ model, max_tokens, window }: ManifestContentDto, said: number | undefined): void {
    if (window) this.limits.learn(model, said, window.sent_tokens + max_tokens);
  }

  private roomFor(request: Pick<WindowRequest, 'model' | 'maxTokens'>, counter: TokenCounter): Room {
    const limit = this.limits.find(request.model);
    const sayable = Math.min(request.maxTokens, this.limits.findOutput(request.model)?.tokens ?? Infinity);
    if (!limit) return { limit, maxTokens: sayable, promptTokens: Infinity };
    const maxTokens = Math.min(sayable, Math.floor(limit.tokens * REPLY_SHARE));
    const margin = counter.isExact ? 1 : ESTIMATE_MARGIN;
    return { limit, maxTokens, promptTokens: Math.floor((limit.tokens - maxTokens) / margin) };
  }
}

/** The best come first, and go last. */
function choosePassages(
  passages: readonly ManifestPassageDto[],
  room: number,
  count: (text: string) => number,
): { kept: ManifestPassageDto[]; decisions: ManifestWindowDto['passages'] } {
  const kept: ManifestPassageDto[] = [];
  const decisions: ManifestWindowDto['passages'] = [];
  let left = room;
  for (const passage of passages) {
    const tokens = count(`${passage.title}: ${passage.text}`);
    const included = tokens <= left && kept.length === decisions.length;
    if (included) kept.push(passage);
    left -= tokens;
    decisions.push({
      passage_id: passage.passage_id,
      tokens,
      included,
      reason: included ? 'found' : 'too_long',
    });
  }
  return { kept, decisions };
}
