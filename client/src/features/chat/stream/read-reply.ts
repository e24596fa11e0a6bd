import { type UIMessageChunk } from 'ai';
import { ApiError } from '../../../api/api-error.js';
import { type EventStream } from '../../../api/event-stream.js';
import { Backoff } from '../../../shared/lib/backoff.js';
import { endsReply, readChunks } from './reply-chunks.js';
import { problemsTexts } from '../../../shared/texts/en/problems.js';

const MAX_ATTEMPTS = 8;

/** The connection broke in the middle of a reply and did not come back. The reply itself goes on at the server. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';

  constructor() {
    super(problemsTexts.get().connectionLost);
  }
}

interface ReplySource {
  /** Opens the stream after an event, or from its start where none was received. */
  reopen: (lastEventId: string | undefined) => Promise<EventStream | null>;
  signal: AbortSignal | undefined;
  onConnection: (connected: boolean) => void;
}

async function reconnect(source: ReplySource, lastEventId: string | undefined, backoff: Backoff) {
  while (backoff.count < MAX_ATTEMPTS) {
    await backoff.pause(source.signal);
    try {
      const body = await source.reopen(lastEventId);
      if (body === null) break;
      return body;
    } catch (error) {
      const refused = error instanceof ApiError && error.status < 500;
      if (refused || source.signal?.aborted) throw error;
    }
  }
  throw new ConnectionLostError();
}

/**
 * The chunks of one reply, whole and in order, over as many connections as it takes: after a cut it asks for what
 * follows the last event it saw. Ends after the reply's own end and never before.
 */
export async function* readReply(
  first: EventStream,
  source: ReplySource,
  backoff = new Backoff(),
): AsyncGenerator<UIMessageChunk> {
  let body = first;
  let lastEventId: string | undefined;
  for (;;) {
    try {
      for await (const { id, chunk } of readChunks(body)) {
        if (backoff.count > 0) source.onConnection(true);
        backoff.reset();
        lastEventId = id ?? lastEventId;
        yield chunk;
        if (endsReply(chunk)) return;
      }
    } catch (error) {
      if (source.signal?.aborted) throw error;
    }
    source.onConnection(false);
    body = await reconnect(source, lastEventId, backoff);
  }
}
