import { ApiError } from '../../../api/api-error.js';
import { type ConversationStatus } from '../../../api/types.js';
import { watchConversation } from '../../../api/watch-conversation.js';
import { Backoff } from '../../../shared/lib/backoff.js';
import { readEvents } from '../stream/read-events.js';

/** What the conversation is at, now and at every change, over as many connections as it takes. */
export async function* watchStatus(
  conversationId: string,
  signal: AbortSignal,
  backoff = new Backoff(),
): AsyncGenerator<ConversationStatus> {
  for (;;) {
    try {
      const body = await watchConversation(conversationId, signal);
      if (body === null) return;
      for await (const { data } of readEvents(body)) {
        backoff.reset();
        yield JSON.parse(data) as ConversationStatus;
      }
    } catch (error) {
      const gone = error instanceof ApiError && error.status < 500;
      if (gone || signal.aborted) return;
    }
    await backoff.pause(signal);
  }
}
