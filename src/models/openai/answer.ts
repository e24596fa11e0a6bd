import { type ChatPart } from '../chat-part.js';
import { CompletionDecoder } from './completion-decoder.js';
import { parseCompletion, pushSaid, readFinishReason, readUsage } from './completion.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { readBounded } from '../endpoint/read-bounded.js';
import { type ResponseBody } from './response-body.js';

const MAX_COMPLETION_BYTES = 4_194_304;
/** The last bytes after `[DONE]` come at once, in one or two reads. */
const MAX_CLOSING_READS = 8;

/** An answer that is on its way. */
export interface Answer {
  /**
   * The parts of the next network chunk, possibly none; undefined after the last.
   * @throws ModelError
   */
  next(): Promise<readonly ChatPart[] | undefined>;
}

/** Server-sent events. */
export class StreamedAnswer implements Answer {
  private readonly decoder: CompletionDecoder;

  constructor(
    private readonly body: ResponseBody,
    private readonly errors: ProviderErrors,
  ) {
    this.decoder = new CompletionDecoder(errors);
  }

  async next(): Promise<readonly ChatPart[] | undefined> {
    if (this.decoder.failure !== undefined) throw this.decoder.failure;
    if (this.decoder.isFinished) {
      void this.close();
      return undefined;
    }
    try {
      const bytes = await this.body.read();
      return bytes === undefined ? this.decoder.end() : this.decoder.decode(bytes);
    } catch (error) {
      return this.decoder.end(this.errors.ofBrokenStream(error));
    }
  }

  /** Reads to the very end, as only then the connection serves the next call. A provider that talks on loses it. */
  private async close(): Promise<void> {
    try {
      for (let reads = 0; reads < MAX_CLOSING_READS; reads += 1) {
        if ((await this.body.read()) === undefined) return;
      }
      this.body.cancel();
    } catch {
      // The answer is complete; how the connection ends is of no interest.
    }
  }
}

/** One JSON completion, from a provider that does not stream. */
export class WholeAnswer implements Answer {
  private isRead = false;

  constructor(
    private readonly body: ResponseBody,
    private readonly errors: ProviderErrors,
  ) {}

  async next(): Promise<readonly ChatPart[] | undefined> {
    if (this.isRead) return undefined;
    this.isRead = true;
    const { text, isWhole } = await readBounded(this.body, MAX_COMPLETION_BYTES);
    const completion = parseCompletion(text);
    if (completion?.error) throw this.errors.ofAnswer(completion);
    const choice = completion?.choices?.[0];
    if (choice === undefined || choice === null) {
      throw isWhole ? this.errors.unreadable('no completion', text) : this.errors.cut();
    }
    const parts: ChatPart[] = [];
    pushSaid(parts, choice.message);
    const usage = completion?.usage ? readUsage(completion.usage) : undefined;
    return [...parts, { type: 'finish', reason: readFinishReason(choice.finish_reason) ?? 'other', usage }];
  }
}
