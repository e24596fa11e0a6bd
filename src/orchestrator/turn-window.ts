import { Injectable } from '@nestjs/common';
import {
  type ContextWindow,
  manageContextWindow,
  type WindowMessage,
  type WindowRoom,
} from '../context/context-window.js';
import { Config } from '../config/config.js';
import { ModelLimits } from '../models/limits/model-limits.js';
import { type TokenCounter } from '../models/tokens/token-counter.js';
import { TokenCounters } from '../models/tokens/token-counters.js';
import {
  type ManifestContentDto,
  type ManifestMessageDto,
  type ManifestPassageDto,
} from '../runs/manifest.dto.js';
import { type ManifestWindowDto } from '../runs/manifest-window.dto.js';
import { knowledgeBlock } from './knowledge-block.js';
import { MessageTooLongForModelError } from './orchestrator.errors.js';

/**
 * How many messages of a history are read at first, for the search as well; and how many messages one call sends, the
 * system's own included, where nobody knows what the model can read.
 */
export const FIRST_MESSAGES = 20;
/** A history that has room is read on, by so many times what was read. */
const READ_ON = 3;
/** Of what the model can read, less the reply: so much may be passages; the history has the rest. */
const PASSAGES_SHARE = 0.4;
/** Of what the model can read: the reply never takes more, however much was asked for. */
const REPLY_SHARE = 0.5;
/** Tokens around each message of a request. */
const FRAME_TOKENS = 4;
/** An estimate may be too low by so much. */
const ESTIMATE_MARGIN = 1.2;

/** A history that is read from its newest message back. */
export interface WindowHistory {
  /** What was read, oldest first. */
  readonly messages: readonly WindowMessage[];
  readonly isWhole: boolean;
  /** How many come before; null where that is not known. */
  readonly olderCount: number | null;
  readOlder(count: number): Promise<void>;
}

/** What a call could send. */
export interface WindowRequest {
  readonly model: string;
  /** The most tokens of the reply that the conversation wants. */
  readonly maxTokens: number;
  readonly systemText: string;
  readonly passages: readonly ManifestPassageDto[];
  /** With the message to answer as its newest. */
  readonly history: WindowHistory;
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
    const passages = choosePassages(request.passages, room.promptTokens * PASSAGES_SHARE, count);
    const system = { id: '', role: 'system' as const, content: systemText + knowledgeBlock(passages.kept) };
    const promptTokens = count(system.content);
    const most = room.limit ? this.config.models.windowMessages : FIRST_MESSAGES;
    const { messages, decisions } = await readAsFar(history, most, {
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
        older_messages: history.olderCount,
        passages: passages.decisions,
      },
    };
  }

  /**
   * @param message the message that somebody sends.
   * @throws MessageTooLongForModelError where it has no room in any call, whatever is left out.
   */
  async requireRoom(model: string, maxTokens: number, systemText: string, message: string): Promise<void> {
    const counter = await this.counters.find(model);
    const { limit, promptTokens, maxTokens: replyTokens } = this.roomFor({ model, maxTokens }, counter);
    if (!limit) return;
    const systemTokens = counter.count(systemText) + FRAME_TOKENS;
    const messageTokens = counter.count(message) + FRAME_TOKENS;
    if (systemTokens + messageTokens <= promptTokens) return;
    throw new MessageTooLongForModelError(model, {
      limit_tokens: limit.tokens,
      reply_tokens: replyTokens,
      prompt_tokens: systemTokens,
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
    if (!limit) return { limit, maxTokens: request.maxTokens, promptTokens: Infinity };
    const maxTokens = Math.min(request.maxTokens, Math.floor(limit.tokens * REPLY_SHARE));
    const margin = counter.isExact ? 1 : ESTIMATE_MARGIN;
    return { limit, maxTokens, promptTokens: Math.floor((limit.tokens - maxTokens) / margin) };
  }
}

/** Reads on as long as there is room for more. */
async function readAsFar(history: WindowHistory, most: number, room: WindowRoom): Promise<ContextWindow> {
  for (;;) {
    const window = manageContextWindow(history.messages, room);
    const { length } = history.messages;
    if (window.isFull || history.isWhole || length >= most) return window;
    await history.readOlder(Math.min(most - length, Math.max(FIRST_MESSAGES, length * READ_ON)));
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
