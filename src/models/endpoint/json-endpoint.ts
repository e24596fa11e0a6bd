import { isRecord } from '../../common/is-record.js';
import { type OpenAiConfig } from '../../config/config.js';
import { type ModelError } from '../model-error.js';
import { type ProviderErrors } from './provider-errors.js';
import { type ProviderProblem, readRefusal } from './provider-problem.js';
import { readBounded } from './read-bounded.js';

/** What came back: an answer, or a refusal that the caller may learn from before it throws `error`. */
export type JsonReply = JsonAnswer | JsonRefusal;

export interface JsonAnswer {
  readonly isAnswer: true;
  readonly body: unknown;
}

export interface JsonRefusal {
  readonly isAnswer: false;
  readonly status: number;
  readonly problem: ProviderProblem;
  readonly error: ModelError;
}

/** An endpoint that takes JSON and answers in one piece of JSON. */
export class JsonEndpoint {
  constructor(
    private readonly endpoint: OpenAiConfig,
    private readonly errors: ProviderErrors,
  ) {}

  /**
   * @param path below the base address, such as `/embeddings`.
   * @param maxBytes the longest answer that is read.
   * @throws ModelError where there is no response, or none that can be read.
   */
  async post(path: string, body: unknown, signal: AbortSignal, maxBytes: number): Promise<JsonReply> {
    const response = await this.send(path, JSON.stringify(body), signal);
    if (response.ok) return { isAnswer: true, body: await this.read(response, maxBytes) };
    const problem = await readRefusal(response.body);
    const retryAfter = response.headers.get('retry-after') ?? undefined;
    const error = this.errors.ofRefusal(response.status, retryAfter, problem);
    return { isAnswer: false, status: response.status, problem, error };
  }

  private async send(path: string, body: string, signal: AbortSignal): Promise<Response> {
    const { baseUrl, apiKey } = this.endpoint;
    try {
      return await fetch(`${baseUrl}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
        },
        body,
        signal,
      });
    } catch (error) {
      // Only the innermost cause is kept: what `fetch` throws may quote the key.
      throw this.errors.ofFailedCall(causeOf(error));
    }
  }

  private async read({ headers, body }: Response, maxBytes: number): Promise<unknown> {
    const { text, isWhole } = await readBounded(body, maxBytes);
    if (!isWhole) {
      const isTooLong = Buffer.byteLength(text) >= maxBytes;
      throw isTooLong ? this.errors.unreadable(`more than ${maxBytes} bytes`) : this.errors.cut();
    }
    const answer = parse(text);
    if (answer === undefined) {
      const isPage = headers.get('content-type')?.includes('html') === true;
      throw isPage
        ? this.errors.unreadable('a web page, so its address may be wrong')
        : this.errors.unreadable('something that is not JSON', text);
    }
    if (isFailure(answer)) throw this.errors.ofAnswer(answer);
    return answer;
  }
}

function causeOf(error: unknown): unknown {
  return isRecord(error) ? error.cause : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Some servers say what went wrong inside a success. */
function isFailure(answer: unknown): boolean {
  return isRecord(answer) && Boolean(answer.error);
}
