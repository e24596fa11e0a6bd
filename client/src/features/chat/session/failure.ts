import { ApiError } from '../../../api/api-error.js';
import { ConnectionLostError } from '../stream/read-reply.js';
import { type ChatMessage, isStored } from '../chat-message.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';

/**
 * What can be done about a failure: `repeat` sends the same message under the same key, for one that may not have
 * arrived; `regenerate` has another reply made in the place of one that broke off; `reconnect` looks for the reply
 * that went on without us.
 */
export type Remedy = 'repeat' | 'regenerate' | 'reconnect';

export interface Failure {
  message: string;
  /** Null where trying the same once more would fail the same way. */
  remedy: Remedy | null;
}

/** The message itself was at fault, such as one that is too long. */
export const isRejection = (error: Error) =>
  error instanceof ApiError && [400, 413, 422].includes(error.status);

function remedyOf(error: Error, last: ChatMessage | undefined): Remedy | null {
  if (isRejection(error)) return null;
  if (error instanceof ConnectionLostError || !last) return 'reconnect';
  if (last.role === 'user') return isStored(last) ? 'reconnect' : 'repeat';
  return last.metadata?.state === undefined ? 'reconnect' : 'regenerate';
}

/** What went wrong with the last turn, if anything did: now, or before the page was opened. */
export function failureOf(error: Error | undefined, last: ChatMessage | undefined): Failure | null {
  if (error) {
    const message = error instanceof ApiError && error.status >= 500 ? serverTrouble(error) : error.message;
    return { message, remedy: remedyOf(error, last) };
  }
  const state = last?.role === 'assistant' ? last.metadata?.state : undefined;
  if (state !== 'failed' && state !== 'interrupted') return null;
  return { message: last?.metadata?.error?.detail ?? problemsTexts.get().unfinished, remedy: 'regenerate' };
}

function serverTrouble(error: ApiError): string {
  return problemsTexts.get().serverTrouble({ status: `${error.status}`, detail: error.message });
}
