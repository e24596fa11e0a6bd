import { ApiError } from '../../../api/api-error.js';
import { type ConversationStatus } from '../../../api/types.js';
import { watchConversation } from '../../../api/watch-conversation.js';
import { wait } from '../../../shared/lib/wait.js';
import { readEvents } from '../stream/read-events.js';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

/** What the conversation is at, now and at every change, over as many connections as it takes. */
export async function* watchStatus(
  conversationId: string,
  signal: AbortSignal,
): AsyncGenerator<ConversationStatus> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const body = await watchConversation(conversationId, signal);
      if (body === null) return;
      for await (const { data } of readEvents(body)) {
        attempt = 0;
        yield JSON.parse(data) as ConversationStatus;
      }
    } catch (error) {
      const gone = error instanceof ApiError && error.status < 500;
      if (gone || signal.aborted) return;
    }
    await wait(Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS), signal);
  }
}
