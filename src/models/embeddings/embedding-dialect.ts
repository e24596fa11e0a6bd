import { type ProviderProblem } from '../endpoint/provider-problem.js';
import { type EmbeddingPurpose } from './embedding-model.js';

/** Numbers as base64 take a quarter of the bytes and a tenth of the time to read, but not every endpoint has them. */
const ENCODINGS = ['base64', 'float', undefined] as const;

/** Far beyond what any endpoint takes today, and still an end to halving. */
const MAX_TEXTS = 1_024;

/** The body of an `embeddings` request. */
export interface EmbeddingRequest {
  readonly model: string;
  readonly input: readonly string[];
  readonly encoding_format?: string;
  /** Not OpenAI's own, but some servers insist on it. */
  readonly input_type?: string;
}

/** How one model of one endpoint wants its requests, learned from what it refuses. */
export class EmbeddingDialect {
  /** The place in {@link ENCODINGS} of the first that was not refused. */
  private encoding = 0;
  private wantsInputType = false;
  private mostTexts = MAX_TEXTS;

  /** The most texts that the endpoint is not known to refuse. */
  get maxTexts(): number {
    return this.mostTexts;
  }

  write(model: string, input: readonly string[], purpose: EmbeddingPurpose): EmbeddingRequest {
    const encoding = ENCODINGS[this.encoding];
    return {
      model,
      input,
      ...(encoding !== undefined && { encoding_format: encoding }),
      ...(this.wantsInputType && { input_type: purpose === 'query' ? 'query' : 'passage' }),
    };
  }

  /**
   * @param sent the request that was refused; others may have taught the same meanwhile.
   * @returns whether it is worth another try in other words.
   */
  learn(sent: EmbeddingRequest, status: number, { message = '', param }: ProviderProblem): boolean {
    if (status !== 400 && status !== 422) return false;
    const names = (field: string): boolean => param === field || message.includes(field);
    if (names('encoding_format') && sent.encoding_format !== undefined) {
      const refused = ENCODINGS.findIndex((encoding) => encoding === sent.encoding_format);
      this.encoding = Math.max(this.encoding, refused + 1);
      return true;
    }
    if (names('input_type') && sent.input_type === undefined) {
      this.wantsInputType = true;
      return true;
    }
    return false;
  }

  /** Remembers that so many texts were refused for being so many. */
  refuseTexts(count: number): void {
    this.mostTexts = Math.max(1, Math.min(this.mostTexts, Math.ceil(count / 2)));
  }
}
