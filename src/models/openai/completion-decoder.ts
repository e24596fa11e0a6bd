import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { type ChatPart, type FinishReason, type TokenUsage } from '../chat-part.js';
import { type ModelError } from '../model-error.js';
import { parseCompletion, pushSaid, readFinishReason, readUsage } from './completion.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';

/** One event of a stream is a few hundred; whoever sends more is not streaming tokens. */
const MAX_EVENT_CHARACTERS = 1_048_576;
const HEAD_CHARACTERS = 200;

/**
 * Turns the bytes of one streamed answer into parts, however the network cut them. It does no input or output.
 *
 * The `finish` is held back until the stream says it is over, as some providers count the tokens after the last choice.
 */
export class CompletionDecoder {
  private readonly utf8 = new TextDecoder();
  private readonly parser = createParser({
    maxBufferSize: MAX_EVENT_CHARACTERS,
    onEvent: (event) => {
      this.read(event);
    },
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') this.fail(this.errors.unreadable('an endless line'));
    },
  });
  private parts: ChatPart[] = [];
  private reason: FinishReason | undefined;
  private usage: TokenUsage | undefined;
  private error: ModelError | undefined;
  private isEnding = false;
  private finished = false;
  private hasEvents = false;
  private head = '';

  constructor(private readonly errors: ProviderErrors) {}

  /** The `finish` was among the parts. */
  get isFinished(): boolean {
    return this.finished;
  }

  /** What ended the answer instead of a `finish`; it comes after the parts that were decoded before it. */
  get failure(): ModelError | undefined {
    return this.error;
  }

  decode(bytes: Uint8Array): readonly ChatPart[] {
    return this.feed(this.utf8.decode(bytes, { stream: true }));
  }

  /**
   * Tells that no more bytes come. After it, the decoder has either finished or failed.
   * @param cause why, where the stream did not end by itself.
   */
  end(cause?: ModelError): readonly ChatPart[] {
    this.isEnding = true;
    // A last event without the empty line after it still counts.
    const parts = this.feed(`${this.utf8.decode()}\n\n`);
    if (this.finished || this.error !== undefined) return parts;
    if (this.reason !== undefined) return [...parts, this.finish(this.reason)];
    this.fail(
      cause ?? (this.isForeign() ? this.errors.unreadable('no event stream', this.head) : this.errors.cut()),
    );
    return parts;
  }

  private feed(text: string): readonly ChatPart[] {
    this.parts = [];
    if (this.error !== undefined) return this.parts;
    if (this.head.length < HEAD_CHARACTERS) this.head = (this.head + text).slice(0, HEAD_CHARACTERS);
    this.parser.feed(text);
    return this.parts;
  }

  private read(event: EventSourceMessage): void {
    if (this.finished || this.error !== undefined) return;
    this.hasEvents = true;
    const { data } = event;
    if (data.startsWith('[DONE]')) {
      this.parts.push(this.finish(this.reason ?? 'other'));
      return;
    }
    const completion = parseCompletion(data);
    if (completion === undefined) {
      // The last event may be half an event; then the stream was cut.
      if (!this.isEnding) this.fail(this.errors.unreadable('an event that is no JSON object', data));
      return;
    }
    if (completion.error || event.event === 'error') {
      this.fail(this.errors.ofAnswer(completion));
      return;
    }
    if (completion.usage) this.usage = readUsage(completion.usage) ?? this.usage;
    const choice = completion.choices?.[0];
    if (choice === undefined || choice === null) return;
    pushSaid(this.parts, choice.delta);
    this.reason = readFinishReason(choice.finish_reason) ?? this.reason;
  }

  private finish(reason: FinishReason): ChatPart {
    this.finished = true;
    return { type: 'finish', reason, usage: this.usage };
  }

  private fail(error: ModelError): void {
    this.error ??= error;
  }

  /** Something came, and it never was an event stream. */
  private isForeign(): boolean {
    const start = this.head.trimStart();
    return !this.hasEvents && start !== '' && !/^(?::|data|event|id|retry)/.test(start);
  }
}
