import { type Clock } from '../../common/clock.js';
import { type OpenAiConfig } from '../../config/config.js';
import { JsonEndpoint } from '../endpoint/json-endpoint.js';
import { retrying } from '../endpoint/retrying.js';
import { withinDeadline } from '../endpoint/within-deadline.js';
import { ProviderErrors } from '../endpoint/provider-errors.js';
import { type Sleeper } from '../sleeper.js';
import { decodeEmbeddings, requireEqualDimensions } from './decode-embeddings.js';
import { splitIntoBatches } from './embedding-batches.js';
import { EmbeddingDialect } from './embedding-dialect.js';
import { DEFAULT_LIMITS, type EmbeddingLimits } from './embedding-limits.js';
import { EmbeddingModel, type EmbeddingPurpose } from './embedding-model.js';
import { prefixFor } from './text-prefix.js';
import { isAboutTheirNumber, isTextTooLong, isWorthHalving } from './too-much.js';

/** A model behind any endpoint that speaks OpenAI's `embeddings`. */
export class OpenAiEmbeddingModel extends EmbeddingModel {
  override readonly id: string;
  private readonly dialect = new EmbeddingDialect();
  private readonly errors: ProviderErrors;
  private readonly endpoint: JsonEndpoint;

  /** @param model the name it has at the endpoint. */
  constructor(
    endpoint: OpenAiConfig,
    private readonly model: string,
    private readonly sleeper: Sleeper,
    clock: Clock,
    private readonly limits: EmbeddingLimits = DEFAULT_LIMITS,
  ) {
    super();
    this.id = `openai:${model}`;
    this.errors = new ProviderErrors(model, [endpoint.apiKey], clock);
    this.endpoint = new JsonEndpoint(endpoint, this.errors);
  }

  override async embed(
    texts: readonly string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    signal.throwIfAborted();
    const inputs = texts.map((text) => this.prepare(text, purpose));
    const { maxTexts, maxCharacters } = this.limits;
    const bounds = { maxTexts: Math.min(maxTexts, this.dialect.maxTexts), maxCharacters };
    const vectors: Float32Array[] = [];
    for (const batch of splitIntoBatches(inputs, bounds)) {
      const embedded = await withinDeadline(signal, this.limits.timeoutMs[purpose], (within) =>
        this.embedBatch(batch, purpose, within),
      );
      vectors.push(...embedded);
    }
    requireEqualDimensions(vectors, this.errors);
    return vectors;
  }

  /** Endpoints refuse an empty text, and half a character. */
  private prepare(text: string, purpose: EmbeddingPurpose): string {
    const cut = text.slice(0, this.limits.maxTextCharacters).toWellFormed();
    return `${prefixFor(this.model, purpose)}${cut.trim() === '' ? '.' : cut}`;
  }

  /** In one request, or in as many as the endpoint takes it. */
  private async embedBatch(
    batch: readonly string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    const schedule = this.limits.retries[purpose];
    const vectors = await retrying(() => this.ask(batch, purpose, signal), schedule, this.sleeper, signal);
    if (vectors !== undefined) return vectors;
    const [text = ''] = batch;
    if (batch.length === 1) {
      const half = text.slice(0, Math.ceil(text.length / 2)).toWellFormed();
      return this.embedBatch([half], purpose, signal);
    }
    const middle = Math.ceil(batch.length / 2);
    const first = await this.embedBatch(batch.slice(0, middle), purpose, signal);
    return [...first, ...(await this.embedBatch(batch.slice(middle), purpose, signal))];
  }

  /** @returns undefined where the batch is too much for one request. */
  private async ask(
    batch: readonly string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[] | undefined> {
    for (;;) {
      const request = this.dialect.write(this.model, batch, purpose);
      const reply = await this.endpoint.post('/embeddings', request, signal, this.limits.maxAnswerBytes);
      if (reply.isAnswer) return decodeEmbeddings(reply.body, batch.length, this.errors);
      if (this.dialect.learn(request, reply.status, reply.problem)) continue;
      const isLonger = batch.length > 1 || (batch[0]?.length ?? 0) > this.limits.minTextCharacters;
      const isTooMuch = batch.length > 1 ? isWorthHalving(reply) : isTextTooLong(reply);
      if (!isLonger || !isTooMuch) throw reply.error;
      if (batch.length > 1 && isAboutTheirNumber(reply)) this.dialect.refuseTexts(batch.length);
      return undefined;
    }
  }
}
