import { type Clock } from '../../common/clock.js';
import { type OpenAiConfig } from '../../config/config.js';
import { JsonEndpoint } from '../endpoint/json-endpoint.js';
import { retrying } from '../endpoint/retrying.js';
import { withinDeadline } from '../endpoint/within-deadline.js';
import { ProviderErrors } from '../endpoint/provider-errors.js';
import { type Sleeper } from '../sleeper.js';
import { decodeRanking } from './decode-ranking.js';
import { type RankedText, Reranker } from './reranker.js';

const MAX_ANSWER_BYTES = 4_194_304;
/** Rerankers read a few hundred tokens; passages are at most 2,000 characters. */
const MAX_TEXT_CHARACTERS = 4_000;
const MAX_QUERY_CHARACTERS = 2_000;
/** A reader waits. */
const SCHEDULE = { delaysMs: [100], maxWaitMs: 500 };

/** A model behind any endpoint with a `rerank` as Cohere has it: Jina, Voyage, vLLM, llama.cpp and others. */
export class HttpReranker extends Reranker {
  override readonly id: string;
  private readonly errors: ProviderErrors;
  private readonly endpoint: JsonEndpoint;
  /** Some call it otherwise and refuse this name; then they answer with every text. */
  private takesTopN = true;

  /** @param model the name it has at the endpoint. */
  constructor(
    endpoint: OpenAiConfig,
    private readonly model: string,
    private readonly sleeper: Sleeper,
    clock: Clock,
    private readonly timeoutMs = 2_000,
  ) {
    super();
    this.id = `rerank:${model}`;
    this.errors = new ProviderErrors(model, [endpoint.apiKey], clock);
    this.endpoint = new JsonEndpoint(endpoint, this.errors);
  }

  override async rerank(
    query: string,
    texts: readonly string[],
    topN: number,
    signal: AbortSignal,
  ): Promise<RankedText[]> {
    signal.throwIfAborted();
    if (texts.length === 0 || topN < 1) return [];
    const question = cut(query, MAX_QUERY_CHARACTERS);
    const documents = texts.map((text) => cut(text, MAX_TEXT_CHARACTERS));
    return withinDeadline(signal, this.timeoutMs, (within) =>
      retrying(() => this.ask(question, documents, topN, within), SCHEDULE, this.sleeper, within),
    );
  }

  private async ask(
    query: string,
    documents: readonly string[],
    topN: number,
    signal: AbortSignal,
  ): Promise<RankedText[]> {
    for (;;) {
      const isLimited = this.takesTopN;
      const limit = isLimited ? { top_n: Math.min(topN, documents.length) } : {};
      const body = { model: this.model, query, documents, ...limit };
      const reply = await this.endpoint.post('/rerank', body, signal, MAX_ANSWER_BYTES);
      if (reply.isAnswer) return decodeRanking(reply.body, documents.length, topN, this.errors);
      const { message = '', param } = reply.problem;
      if (!isLimited || (param !== 'top_n' && !message.includes('top_n'))) throw reply.error;
      this.takesTopN = false;
    }
  }
}

/** Endpoints refuse an empty text, and half a character. */
function cut(text: string, maxCharacters: number): string {
  const start = text.slice(0, maxCharacters).toWellFormed();
  return start.trim() === '' ? '.' : start;
}
