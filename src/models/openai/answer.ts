import { type ChatPart } from '../chat-part.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { type ResponseBody } from '../endpoint/response-body.js';
import { CompletionDecoder, type KnownAnswer } from './completion-decoder.js';

/** The last bytes after `[DONE]` come at once, in one or two reads. */
const MAX_CLOSING_READS = 8;

/** An answer that is on its way. */
export class Answer {
  private readonly decoder: CompletionDecoder;

  /** @param onComplete told whether the answer began in the middle of thoughts, once it is whole. */
  constructor(
    private readonly body: ResponseBody,
    private readonly errors: ProviderErrors,
    known: KnownAnswer,
    private readonly onComplete: (beganThinking: boolean) => void,
  ) {
    this.decoder = new CompletionDecoder(errors, known);
  }

  /**
   * The parts of the next network chunk, possibly none; undefined after the last.
   * @throws ModelError
   */
  async next(): Promise<readonly ChatPart[] | undefined> {
    if (this.decoder.failure !== undefined) throw this.decoder.failure;
    if (this.decoder.isFinished) {
      this.onComplete(this.decoder.beganThinking);
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
