import { type IncomingMessage } from 'node:http';
import { isRecord } from '../../common/is-record.js';
import { type EndpointConfig } from '../../config/retrieval-models.js';
import { type ModelError } from '../model-error.js';
import { EndpointAddress } from './endpoint-address.js';
import { postJson } from './post-json.js';
import { type ProviderErrors } from './provider-errors.js';
import { type ProviderProblem, readRefusal } from './provider-problem.js';
import { readBounded } from './read-bounded.js';
import { ResponseBody } from './response-body.js';

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
  private readonly address: EndpointAddress;
  private readonly headers: Record<string, string>;

  constructor(
    { baseUrl, apiKey }: EndpointConfig,
    private readonly errors: ProviderErrors,
  ) {
    this.address = new EndpointAddress(baseUrl);
    this.headers = {
      accept: 'application/json',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      ...(apiKey !== undefined && this.address.isAzure && { 'api-key': apiKey }),
    };
  }

  /**
   * @param path below the base address, such as `/embeddings`.
   * @param maxBytes the longest answer that is read.
   * @throws ModelError where there is no response, or none that can be read.
   */
  async post(path: string, body: unknown, signal: AbortSignal, maxBytes: number): Promise<JsonReply> {
    const response = await this.send(path, JSON.stringify(body), signal);
    const { statusCode: status = 0, headers } = response;
    const content = new ResponseBody(response);
    if (status >= 200 && status < 300) {
      return { isAnswer: true, body: await this.read(headers['content-type'], content, maxBytes) };
    }
    const problem = await readRefusal(content);
    if (status === 404 && this.address.addVersion()) return this.post(path, body, signal, maxBytes);
    const error = this.errors.ofRefusal(status, headers['retry-after'], problem);
    return { isAnswer: false, status, problem, error };
  }

  private async send(path: string, body: string, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await postJson(this.address.url(path), this.headers, body, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw this.errors.ofFailedCall(error);
    }
  }

  private async read(
    contentType: string | undefined,
    body: ResponseBody,
    maxBytes: number,
  ): Promise<unknown> {
    const { text, isWhole } = await readBounded(body, maxBytes);
    if (!isWhole) {
      const isTooLong = Buffer.byteLength(text) >= maxBytes;
      throw isTooLong ? this.errors.unreadable(`more than ${maxBytes} bytes`) : this.errors.cut();
    }
    const answer = parse(text);
    if (answer === undefined) {
      throw contentType?.includes('html') === true
        ? this.errors.unreadable('a web page, so its address may be wrong')
        : this.errors.unreadable('something that is not JSON', text);
    }
    if (isFailure(answer)) throw this.errors.ofAnswer(answer);
    return answer;
  }
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
