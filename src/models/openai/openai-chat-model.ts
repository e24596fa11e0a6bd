import { type Clock } from '../../common/clock.js';
import { type OpenAiConfig } from '../../config/config.js';
import { CallDeadline } from '../call-deadline.js';
import { ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { type ChatRequest } from '../chat-request.js';
import { type Answer, StreamedAnswer, WholeAnswer } from './answer.js';
import { ProviderErrors } from './provider-errors.js';
import { readProblemText } from './provider-problem.js';
import { readBounded } from './read-bounded.js';
import { RequestDialect } from './request-dialect.js';

const MAX_PROBLEM_BYTES = 65_536;

/** A model behind any endpoint that speaks OpenAI's `chat/completions`. */
export class OpenAiChatModel extends ChatModel {
  override readonly id: string;
  private readonly dialect = new RequestDialect();
  private readonly errors: ProviderErrors;

  /** @param model the name it has at the endpoint. */
  constructor(
    private readonly endpoint: OpenAiConfig,
    private readonly model: string,
    clock: Clock,
  ) {
    super();
    this.id = `openai:${model}`;
    this.errors = new ProviderErrors(model, endpoint.apiKey, clock);
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
      if (response.ok) return this.read(response);
      const { text } = await readBounded(response.body, MAX_PROBLEM_BYTES);
      const problem = readProblemText(text);
      if (!this.dialect.learn(response.status, problem)) throw this.errors.ofResponse(response, problem);
    }
  }

  private async post(body: string, signal: AbortSignal): Promise<Response> {
    const { baseUrl, apiKey } = this.endpoint;
    try {
      return await fetch(`${baseUrl}/chat/completions`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
        },
        body,
        signal,
      });
    } catch (error) {
      throw this.errors.ofFailedFetch(error);
    }
  }

  /** A stream is often declared carelessly, so that only what cannot be one is told apart. */
  private read({ headers, body }: Response): Answer {
    const contentType = headers.get('content-type') ?? '';
    if (body === null) throw this.errors.unreadable('nothing');
    if (contentType.includes('html')) throw this.errors.unreadable('a web page, so its address may be wrong');
    return contentType.includes('json')
      ? new WholeAnswer(body, this.errors)
      : new StreamedAnswer(body, this.errors);
  }
}
