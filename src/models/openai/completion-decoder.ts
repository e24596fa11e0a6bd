import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { type ChatPart } from '../chat-part.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { type ModelError } from '../model-error.js';
import { type Completion, parseCompletion } from './completion.js';
import { CompletionReader } from './completion-reader.js';

/** One event of a stream is a few hundred; whoever sends more is not streaming tokens. */
const MAX_EVENT_CHARACTERS = 1_048_576;
/** Of an answer in one piece. */
const MAX_COMPLETION_CHARACTERS = 4_194_304;
const HEAD_CHARACTERS = 200;

/** What is known of an answer before it is read. */
export interface KnownAnswer {
  /** Whether the model's last answer began in the middle of thoughts. */
  readonly beginsThinking: boolean;
  /** Whether it is declared to be JSON; it may be events all the same. */
  readonly isJson: boolean;
}

/**
 * Turns the bytes of one answer into parts, however the network cut them: server-sent events, or one JSON completion,
 * whatever it was declared to be. It does no input or output.
 *
 * The `finish` is held back until the stream says it is over, as some providers count the tokens after the last choice.
 */
export class CompletionDecoder {
  private readonly utf8 = new TextDecoder();
  private readonly parser = createParser({
    maxBufferSize: MAX_EVENT_CHARACTERS,
    onEvent: (event) => {
      this.readEvent(event);
    },
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') this.fail(this.errors.unreadable('an endless line'));
    },
  });
  private readonly reader: CompletionReader;
  private parts: ChatPart[] = [];
  private error: ModelError | undefined;
  private isEnding = false;
  private finished = false;
  private form: 'unknown' | 'events' | 'whole' = 'unknown';
  private whole = '';
  /** An event that says nothing, such as `: keepalive` or what is no JSON at all. */
  private noise: string | undefined;
  private head = '';

  constructor(
    private readonly errors: ProviderErrors,
    private readonly known: KnownAnswer = { beginsThinking: false, isJson: false },
  ) {
    this.reader = new CompletionReader(errors, known.beginsThinking);
  }

  /** The `finish` was among the parts. */
  get isFinished(): boolean {
    return this.finished;
  }

  /** What ended the answer instead of a `finish`; it comes after the parts that were decoded before it. */
  get failure(): ModelError | undefined {
    return this.error;
  }

  /** Whether this answer began in the middle of thoughts. */
  get beganThinking(): boolean {
    return this.reader.beganThinking;
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
    if (this.form === 'whole') this.readWhole(cause);
    if (this.finished || this.error !== undefined) return parts;
    if (this.reader.hasReason) this.finish();
    else this.fail(cause ?? this.explainEnd());
    return parts;
  }

  private feed(text: string): readonly ChatPart[] {
    this.parts = [];
    if (this.error !== undefined || this.finished) return this.parts;
    if (this.head.length < HEAD_CHARACTERS)
      this.head = (this.head + text.trimStart()).slice(0, HEAD_CHARACTERS);
    if (this.form === 'unknown' && this.head !== '') this.form = /^[{[]/.test(this.head) ? 'whole' : 'events';
    if (this.form !== 'whole') this.parser.feed(text);
    else if ((this.whole += text).length > MAX_COMPLETION_CHARACTERS) {
      this.fail(this.errors.unreadable('an endless completion'));
    }
    return this.parts;
  }

  private readEvent({ data, event }: EventSourceMessage): void {
    const completion = parseCompletion(data);
    // Some forget the empty line between events, which are one then.
    if (completion !== undefined || !data.includes('\n')) this.read(data, completion, event);
    else for (const line of data.split('\n')) this.read(line, parseCompletion(line), event);
  }

  private read(data: string, completion: Completion | undefined, event: string | undefined): void {
    if (this.finished || this.error !== undefined) return;
    if (data.startsWith('[DONE]')) {
      this.finish();
      return;
    }
    if (completion === undefined) {
      const isBroken = /[{[]/.test(data);
      if (!isBroken) this.noise = data.trim() || this.noise;
      // The last event may be half an event; then the stream was cut.
      else if (!this.isEnding) this.fail(this.errors.unreadable('an event that is no JSON object', data));
      return;
    }
    const failure =
      event === 'error' ? this.errors.ofAnswer(completion) : this.reader.read(completion, this.parts);
    if (failure) this.fail(failure);
  }

  private readWhole(cause: ModelError | undefined): void {
    const completion = parseCompletion(this.whole);
    if (completion) {
      const failure = this.reader.read(completion, this.parts);
      if (failure) this.fail(failure);
      else if (Array.isArray(completion.choices)) this.finish();
      else this.fail(this.errors.unreadable('no completion', this.whole));
    } else this.readLines(cause);
  }

  /** A completion a line, as Ollama's own way has it; else it is no JSON, or half of it. */
  private readLines(cause: ModelError | undefined): void {
    const lines = this.whole.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !parseCompletion(lines[0] ?? '')) {
      this.fail(cause ?? this.errors.cut());
      return;
    }
    for (const line of lines) this.read(line, parseCompletion(line), undefined);
  }

  private finish(): void {
    const failure = this.reader.finish(this.parts);
    if (failure) this.fail(failure);
    else this.finished = true;
  }

  private fail(error: ModelError): void {
    this.error ??= error;
  }

  private explainEnd(): ModelError {
    if (this.known.isJson && this.head === '') return this.errors.unreadable('nothing at all');
    if (this.noise !== undefined && !this.reader.hasBegun) {
      return this.errors.unreadable('an event that is no JSON object', this.noise);
    }
    return this.isForeign() ? this.errors.unreadable('no event stream', this.head) : this.errors.cut();
  }

  /** Something came, and it never was an event stream. */
  private isForeign(): boolean {
    return (
      !this.reader.hasBegun &&
      this.noise === undefined &&
      this.head !== '' &&
      !/^(?::|data|event|id|retry)/.test(this.head)
    );
  }
}
