import { CallDeadline } from '../call-deadline.js';
import { ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { type ChatContinuation, type ChatRequest } from '../chat-request.js';
import { ModelError } from '../model-error.js';
import { type Sleeper } from '../sleeper.js';
import { composeAnswer } from './compose-answer.js';

/** The built-in assistant: no key, no network, no language model. A word counts as a token. */
export class OfflineChatModel extends ChatModel {
  override readonly id = 'offline';
  override readonly learned = undefined;
  private readonly pauseMs: number;

  /** @param wordsPerSecond 0 for no pause. */
  constructor(
    wordsPerSecond: number,
    private readonly sleeper: Sleeper,
  ) {
    super();
    this.pauseMs = wordsPerSecond === 0 ? 0 : 1_000 / wordsPerSecond;
  }

  /** It sends nothing. */
  override rewrite(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  override async *stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatPart> {
    const deadline = new CallDeadline(signal, request.timeoutMs);
    try {
      deadline.signal.throwIfAborted();
      const { continuation } = request;
      if (continuation) yield { type: 'continuing', way: 'prefill' };
      const words = splitWords(restOf(composeAnswer(request), continuation));
      const said = words.slice(0, request.maxTokens - countSaid(continuation));
      for (const [index, text] of said.entries()) {
        if (index > 0 && this.pauseMs > 0) await this.sleeper.sleep(this.pauseMs, deadline.signal);
        deadline.signal.throwIfAborted();
        yield { type: 'text-delta', text };
      }
      deadline.signal.throwIfAborted();
      yield {
        type: 'finish',
        reason: said.length < words.length ? 'length' : 'stop',
        usage: { inputTokens: countWords(request), outputTokens: said.length },
      };
    } finally {
      deadline.release();
    }
  }
}

/** @throws ModelError where the text is of another answer, as an earlier version of this program may have made it. */
function restOf(answer: string, continuation: ChatContinuation | undefined): string {
  if (!continuation) return answer;
  if (answer.startsWith(continuation.text)) return answer.slice(continuation.text.length);
  throw new ModelError(
    'model_rejected_request',
    'The offline assistant answers otherwise by now, so it cannot go on.',
  );
}

/** How many of the words that it may say are said. */
function countSaid(continuation: ChatContinuation | undefined): number {
  if (!continuation) return 0;
  const { text, uncounted = 0 } = continuation;
  return splitWords(text).length - splitWords(text.slice(0, uncounted)).length;
}

/** Each with the space after it, so that they join to the text again. */
function splitWords(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

function countWords(request: ChatRequest): number {
  return request.messages.reduce((sum, { content }) => sum + splitWords(content).length, 0);
}
