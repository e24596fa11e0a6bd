import { type IncomingMessage } from 'node:http';
import { type Clock } from '../../common/clock.js';
import { isRecord } from '../../common/is-record.js';
import { type OpenAiConfig } from '../../config/config.js';
import { CallDeadline } from '../call-deadline.js';
import { ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { type ChatRequest } from '../chat-request.js';
import { type Answer, StreamedAnswer, WholeAnswer } from './answer.js';
import { postJson } from './post-json.js';
import { ProviderErrors } from '../endpoint/provider-errors.js';
import { readRefusal } from '../endpoint/provider-problem.js';
import { ResponseBody } from './response-body.js';
import { RequestDialect } from './request-dialect.js';

/** A model behind any endpoint that speaks OpenAI's `chat/completions`. */
export class OpenAiChatModel extends ChatModel {
  override readonly id: string;
  private readonly dialect = new RequestDialect();
  private readonly errors: ProviderErrors;
  private readonly url: URL;
  private readonly headers: Record<string, string>;

  /** @param model the name it has at the endpoint. */
  constructor(
    { baseUrl, apiKey }: OpenAiConfig,
    private readonly model: string,
    clock: Clock,
  ) {
    super();
    this.id = `openai:${model}`;
    this.errors = new ProviderErrors(model, apiKey, clock);
    this.url = new URL(`${baseUrl}/chat/completions`);
    this.headers = {
      accept: 'text/event-stream',
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    };
  }

  override async *stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatPart> {
    const deadline = new CallDeadline(signal, request.timeoutMs);
    let isComplete = false;
    try {
      deadline.signal.throwIfAborted();
      const answer = await this.open(request, deadline.signal);
      let parts: readonly ChatPart[] | undefined;
      while ((parts = await answer.next()) !== undefined) {
        for (const part of parts) {
          deadline.signal.throwIfAborted();
          yield part;
        }
      }
      isComplete = true;
    } catch (error) {
      deadline.signal.throwIfAborted();
      throw error;
    } finally {
      if (isComplete) deadline.release();
      else deadline.abort();
    }
  }

  private async open(request: ChatRequest, signal: AbortSignal): Promise<Answer> {
    for (;;) {
      const response = await this.post(this.dialect.write(this.model, request), signal);
      const body = new ResponseBody(response);
      const { statusCode: status = 0, headers } = response;
      if (status >= 200 && status < 300) return this.read(headers['content-type'] ?? '', body);
      const problem = await readRefusal(body);
      if (this.dialect.learn(status, problem)) continue;
      throw this.errors.ofRefusal(status, headers['retry-after'], problem);
    }
  }

  private async post(body: string, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await postJson(this.url, this.headers, body, signal);
    } catch (error) {
      // What does not come from the system, such as a key that cannot be a header, may quote what was sent.
      throw this.errors.ofFailedCall(isRecord(error) && error.name === 'TypeError' ? undefined : error);
    }
  }

  /** A stream is often declared carelessly, so that only what cannot be one is told apart. */
  private read(contentType: string, body: ResponseBody): Answer {
    if (contentType.includes('html')) throw this.errors.unreadable('a web page, so its address may be wrong');
    return contentType.includes('json')
      ? new WholeAnswer(body, this.errors)
      : new StreamedAnswer(body, this.errors);
  }
}
