import { ApiError } from '../../../api/api-error.js';
import { type ConversationStatus } from '../../../api/types.js';
import { watchConversation } from '../../../api/watch-conversation.js';
import { Backoff } from '../../../shared/lib/backoff.js';
import { readEvents } from '../stream/read-events.js';

/** Only another token helps, and with that it is asked for anew at once; a page that nobody hands one asks seldom. */
const REFUSED_TOKEN_WAIT_MS = 30_000;

/** How long to wait at least after something that passes; null for a refusal that would be the same again. */
function waitAfter(error: unknown): number | null {
  if (!(error instanceof ApiError) || error.status >= 500) return 0;
  if (error.status === 401) return REFUSED_TOKEN_WAIT_MS;
  return error.status === 429 ? (error.retryAfterMs ?? 0) : null;
}

/** What the conversation is at, now and at every change, over as many connections as it takes. */
export async function* watchStatus(
  conversationId: string,
  signal: AbortSignal,
  backoff = new Backoff(),
): AsyncGenerator<ConversationStatus> {
  for (;;) {
    let leastMs: number | null = 0;
    try {
      const body = await watchConversation(conversationId, signal);
      if (body === null) return;
      for await (const { data } of readEvents(body)) {
        backoff.reset();
        yield JSON.parse(data) as ConversationStatus;
      }
    } catch (error) {
      leastMs = waitAfter(error);
      if (leastMs === null || signal.aborted) return;
    }
    await backoff.pause(signal, leastMs);
  }
}
