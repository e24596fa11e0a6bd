import { type UIMessageChunk } from 'ai';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type EventStream } from '../../../api/event-stream.js';

const DONE = '[DONE]';

export interface ReplyEvent {
  /** `<run_id>:<seq>`: where to go on after a cut. */
  id: string | undefined;
  chunk: UIMessageChunk;
}

function parseChunk(data: string): UIMessageChunk {
  const value: unknown = JSON.parse(data);
  if (typeof value !== 'object' || value === null || !('type' in value)) {
    throw new Error('The server sent an event that is no part of a reply.');
  }
  return value as UIMessageChunk;
}

/** Reads the events of one connection, until `[DONE]`, its end or its failure. */
export async function* readEvents(body: EventStream): AsyncGenerator<ReplyEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value.data === DONE) return;
      yield { id: value.id, chunk: parseChunk(value.data) };
    }
  } finally {
    // A connection that already failed cannot be cancelled, and need not be.
    await reader.cancel().catch(() => undefined);
  }
}

/** Whether a chunk is the reply's last one. */
export function endsReply({ type }: UIMessageChunk): boolean {
  return type === 'finish' || type === 'abort' || type === 'error';
}
