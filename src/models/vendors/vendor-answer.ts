import {
  type LanguageModelV4FinishReason,
  type LanguageModelV4StreamPart,
  type LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { isRecord } from '../../common/is-record.js';
import { type ChatPart, type FinishReason, type TokenUsage } from '../chat-part.js';
import { type IncomingAnswer } from '../endpoint/endpoint-calls.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { findOwnError, toModelError } from './vendor-errors.js';

/** The last bytes after the end come at once, in one or two reads. */
const MAX_CLOSING_READS = 8;

type PartReader = ReadableStreamDefaultReader<LanguageModelV4StreamPart>;

/** Makes our parts of what the client of a vendor tells. */
export class VendorAnswer implements IncomingAnswer {
  private hasText = false;
  private hasThought = false;
  private callsTool = false;
  private isFinished = false;
  private start = '';

  /** @param blank white space that the answer may begin with, and that is said already. */
  constructor(
    private readonly reader: PartReader,
    private readonly errors: ProviderErrors,
    private blank: string,
  ) {}

  async next(): Promise<readonly ChatPart[] | undefined> {
    if (this.isFinished) {
      void this.close();
      return undefined;
    }
    const { done, value } = await this.read();
    if (done) throw this.errors.cut();
    return this.take(value);
  }

  private async read(): ReturnType<PartReader['read']> {
    try {
      return await this.reader.read();
    } catch (error) {
      // What comes from the connection is told as our own already.
      throw findOwnError(error) ?? this.errors.unreadable('no event stream');
    }
  }

  private take(part: LanguageModelV4StreamPart): readonly ChatPart[] {
    switch (part.type) {
      case 'text-delta':
        return this.say(part.delta);
      case 'reasoning-delta':
        if (part.delta === '') return [];
        this.hasThought = true;
        return [{ type: 'reasoning-delta', text: part.delta }];
      case 'tool-input-start':
      case 'tool-call':
        this.callsTool = true;
        return [];
      case 'error':
        if (isUnknownEvent(part.error)) return [];
        throw toModelError(this.errors, part.error);
      case 'finish':
        return [this.finish(part.finishReason, part.usage)];
      default:
        return [];
    }
  }

  private say(delta: string): ChatPart[] {
    const text = this.blank === '' ? delta : this.skipBlank(delta);
    if (text === '') return [];
    this.hasText = true;
    return [{ type: 'text-delta', text }];
  }

  /** What of the white space that the text before ends with is said once more. */
  private skipBlank(delta: string): string {
    this.start += delta;
    const isDecided = /\S/.test(this.start) || !this.blank.startsWith(this.start);
    if (!isDecided) return '';
    let repeated = 0;
    while (repeated < this.blank.length && this.start[repeated] === this.blank[repeated]) repeated += 1;
    this.blank = '';
    return this.start.slice(repeated);
  }

  private finish({ unified }: LanguageModelV4FinishReason, usage: LanguageModelV4Usage): ChatPart {
    if (unified === 'interrupted') throw this.errors.cut();
    if (unified === 'error') throw this.errors.brokeOff();
    // What was cut or held back is told by its reason.
    const isExplained = unified === 'length' || unified === 'content-filter';
    if (!this.hasText && !isExplained) throw this.errors.saidNothing(this.whyNothing());
    this.isFinished = true;
    return { type: 'finish', reason: unified satisfies FinishReason, usage: toUsage(usage) };
  }

  private whyNothing(): 'thoughts' | 'tool' | undefined {
    if (this.callsTool) return 'tool';
    return this.hasThought ? 'thoughts' : undefined;
  }

  /** Reads to the very end, as only then the connection serves the next call. A vendor who talks on loses it. */
  private async close(): Promise<void> {
    try {
      for (let reads = 0; reads < MAX_CLOSING_READS; reads += 1) {
        if ((await this.reader.read()).done) return;
      }
      await this.reader.cancel();
    } catch {
      // The answer is complete; how the connection ends is of no interest.
    }
  }
}

function toUsage({ inputTokens, outputTokens }: LanguageModelV4Usage): TokenUsage | undefined {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return undefined;
  return { inputTokens: inputTokens.total, outputTokens: outputTokens.total };
}

/** Vendors add kinds of events, which the client does not know yet: that is no error, unless it says that it is one. */
function isUnknownEvent(error: unknown): boolean {
  if (!isRecord(error) || error.name !== 'AI_TypeValidationError') return false;
  const { value } = error;
  return isRecord(value) && value.type !== 'error' && !value.error;
}
