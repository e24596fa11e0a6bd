import { type ChatStatus } from 'ai';
import { type ChatMessage } from '../chat-message.js';
import { type Closing, closingNow, closingOfRefusal, type Lifecycle } from './closing.js';
import { type Failure, failureOf } from './failure.js';

interface TurnFacts {
  status: ChatStatus;
  messages: readonly ChatMessage[];
  /** Why the last turn failed. */
  error: Error | undefined;
  /** The closing that the page was opened with. */
  closingAtFirst: Closing | null;
  /** What the server last said of the conversation. */
  word: Lifecycle | null;
}

interface Turn {
  /** A reply is being waited for or written. */
  busy: boolean;
  /** The reply that is being written, once it has begun. */
  reply: ChatMessage | undefined;
  closing: Closing | null;
  failure: Failure | null;
}

export function isBusy(status: ChatStatus): boolean {
  return status === 'submitted' || status === 'streaming';
}

/** Where the conversation's last turn stands. */
export function turnOf({ status, messages, error, closingAtFirst, word }: TurnFacts): Turn {
  const last = messages.at(-1);
  const busy = isBusy(status);
  const closing = closingOfRefusal(error) ?? closingNow(closingAtFirst, word);
  return {
    busy,
    reply: busy && last?.role === 'assistant' ? last : undefined,
    closing,
    failure: busy || closing ? null : failureOf(error, last),
  };
}
