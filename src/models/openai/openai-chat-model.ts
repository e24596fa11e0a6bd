import { type IncomingMessage } from 'node:http';
import { type Clock } from '../../common/clock.js';
import { isRecord } from '../../common/is-record.js';
import { type JsonObject } from '../../common/json.js';
import { type ChatEndpointConfig } from '../../config/models-file.js';
import { ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { type ChatRequest } from '../chat-request.js';
import { type Form, wayOf } from '../continuation/continuation-dialect.js';
import { continueAnswer } from '../continuation/continue-answer.js';
import { EndpointAddress } from '../endpoint/endpoint-address.js';
import { type EndpointCalls } from '../endpoint/endpoint-calls.js';
import { postJson } from '../endpoint/post-json.js';
import { ProviderErrors } from '../endpoint/provider-errors.js';
import { readRefusal } from '../endpoint/provider-problem.js';
import { ResponseBody } from '../endpoint/response-body.js';
import { type LearnedManner } from '../learned-manner.js';
import { describeSent, type NoteSent } from '../sent-request.js';
import { Answer } from './answer.js';
import { mannerFromJson, mannerToJson, writeBody } from './request-body.js';
import { RequestDialect } from './request-dialect.js';

/** Where a model is; what only some endpoints have may be left out. */
export type OpenAiEndpoint = Pick<ChatEndpointConfig, 'baseUrl' | 'apiKey'> &
  Partial<Pick<ChatEndpointConfig, 'headers' | 'secrets'>>;

/** What one call is to send. */
interface Asked {
  readonly request: ChatRequest;
  readonly noteSent: NoteSent | undefined;
  /** How a text that is gone on with is told. */
  readonly form?: Form;
}

/** A model behind any endpoint that speaks OpenAI's `chat/completions`. */
export class OpenAiChatModel extends ChatModel {
  override readonly id: string;
  private readonly dialect: RequestDialect;
  private readonly errors: ProviderErrors;
  private readonly address: EndpointAddress;
  private readonly apiKey: string | undefined;
  private readonly ownHeaders: Readonly<Record<string, string>>;
  /** Whether its last answer began in the middle of thoughts, as its template had said the opening mark. */
  private beginsThinking = false;
  private hasAnswered = false;

  /** @param model the name it has at the endpoint. */
  constructor(
    { baseUrl, apiKey, headers = {}, secrets = [] }: OpenAiEndpoint,
    private readonly model: string,
    private readonly calls: EndpointCalls,
    clock: Clock,
  ) {
    super();
    this.id = `${calls.health.name}:${model}`;
    this.errors = new ProviderErrors(model, [apiKey, ...secrets], clock);
    this.address = new EndpointAddress(baseUrl);
    this.dialect = new RequestDialect(this.address.host);
    this.apiKey = apiKey;
    this.ownHeaders = headers;
  }

  override get learned(): LearnedManner | undefined {
    if (!this.hasAnswered) return undefined;
    const { refuses, continuing } = this.dialect;
    return { refuses, beginsThinking: this.beginsThinking, continuation: wayOf(continuing.form) };
  }

  override stream(request: ChatRequest, signal: AbortSignal, noteSent?: NoteSent): AsyncGenerator<ChatPart> {
    const { continuation } = request;
    const call = (form?: Form): AsyncGenerator<ChatPart> =>
      this.call({ request, noteSent, ...(form && { form }) }, signal);
    return continuation ? continueAnswer(this.dialect.continuing, continuation.text, call, signal) : call();
  }

  override rewrite(request: ChatRequest, manner: JsonObject): Promise<string | undefined> {
    return Promise.resolve(writeBody(this.model, request, mannerFromJson(manner)));
  }

  /** One call, whether for a whole answer or for the rest of one. */
  private call(asked: Asked, signal: AbortSignal): AsyncGenerator<ChatPart> {
    return this.calls.make(this.model, (within) => this.open(asked, within), asked.request, signal);
  }

  private async open({ request, noteSent, form }: Asked, signal: AbortSignal): Promise<Answer> {
    for (;;) {
      const manner = this.dialect.manner(form);
      const written = writeBody(this.model, request, manner);
      noteSent?.(describeSent(written, mannerToJson(manner)));
      const response = await this.post(written, signal);
      const body = new ResponseBody(response);
      const { statusCode: status = 0, headers } = response;
      if (status >= 200 && status < 300) {
        const contentType = headers['content-type'] ?? '';
        if (contentType.includes('html')) {
          throw this.errors.unreadable('a web page, so its address may be wrong');
        }
        const known = { beginsThinking: this.beginsThinking, isJson: contentType.includes('json') };
        return new Answer(body, this.errors, known, (beganThinking) => {
          this.beginsThinking = beganThinking;
          this.hasAnswered = true;
        });
      }
      const problem = await readRefusal(body);
      if (this.dialect.learn(status, problem)) continue;
      if (status === 404 && this.address.addVersion()) continue;
      throw this.errors.ofRefusal(status, headers['retry-after'], problem);
    }
  }

  private async post(body: string, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await postJson(this.address.url('/chat/completions'), this.headers(), body, signal);
    } catch (error) {
      // What does not come from the system, such as a key that cannot be a header, may quote what was sent.
      throw this.errors.ofFailedCall(isRecord(error) && error.name === 'TypeError' ? undefined : error);
    }
  }

  private headers(): Record<string, string> {
    const headers = { accept: 'text/event-stream', ...this.ownHeaders };
    if (this.apiKey === undefined) return headers;
    const wantsKeyHeader = this.address.isAzure || this.dialect.wantsKeyHeader;
    return {
      ...headers,
      authorization: `Bearer ${this.apiKey}`,
      ...(wantsKeyHeader && { 'api-key': this.apiKey }),
    };
  }
}
