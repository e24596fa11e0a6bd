import { type ProviderProblem } from '../openai/provider-problem.js';
import { type EmbeddingPurpose } from './embedding-model.js';

/** Numbers as base64 take a quarter of the bytes and a tenth of the time to read, but not every endpoint has them. */
const ENCODINGS = ['base64', 'float', undefined] as const;

/** Far beyond what any endpoint takes today, and still an end to halving. */
const MAX_TEXTS = 1_024;

/** How one model of one endpoint wants its requests, learned from what it refuses. */
export class EmbeddingDialect {
  private encodings: readonly (string | undefined)[] = ENCODINGS;
  private wantsInputType = false;
  private mostTexts = MAX_TEXTS;

  /** The most texts that the endpoint is known not to refuse. */
  get maxTexts(): number {
    return this.mostTexts;
  }

  /** The body of an `embeddings` request. */
  write(model: string, input: readonly string[], purpose: EmbeddingPurpose): object {
    const [encoding] = this.encodings;
    return {
      model,
      input,
      ...(encoding !== undefined && { encoding_format: encoding }),
      ...(this.wantsInputType && { input_type: purpose === 'query' ? 'query' : 'passage' }),
    };
  }

  /** @returns whether the refusal taught something, so that the request is worth another try. */
  learn(status: number, { message = '', param }: ProviderProblem): boolean {
    if (status !== 400 && status !== 422) return false;
    const names = (field: string): boolean => param === field || message.includes(field);
    if (names('encoding_format') && this.encodings.length > 1) {
      this.encodings = this.encodings.slice(1);
      return true;
    }
    if (names('input_type') && !this.wantsInputType) {
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
