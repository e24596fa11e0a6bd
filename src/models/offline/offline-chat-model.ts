import { CallDeadline } from '../call-deadline.js';
import { ChatModel } from '../chat-model.js';
import { type ChatPart } from '../chat-part.js';
import { type ChatRequest } from '../chat-request.js';
import { type Sleeper } from '../sleeper.js';
import { composeAnswer } from './compose-answer.js';

/** The built-in assistant: no key, no network, no language model. A word counts as a token. */
export class OfflineChatModel extends ChatModel {
  override readonly id = 'offline';
  private readonly pauseMs: number;

  /** @param wordsPerSecond 0 for no pause. */
  constructor(
    wordsPerSecond: number,
    private readonly sleeper: Sleeper,
  ) {
    super();
    this.pauseMs = wordsPerSecond === 0 ? 0 : 1_000 / wordsPerSecond;
  }

  override async *stream(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatPart> {
    const deadline = new CallDeadline(signal, request.timeoutMs);
    try {
      deadline.signal.throwIfAborted();
      const words = splitWords(composeAnswer(request));
      const said = words.slice(0, request.maxTokens);
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

/** Each with the space after it, so that they join to the text again. */
function splitWords(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

function countWords(request: ChatRequest): number {
  return request.messages.reduce((sum, { content }) => sum + splitWords(content).length, 0);
}
