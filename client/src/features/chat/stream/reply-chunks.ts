import { type UIMessageChunk } from 'ai';
import { type EventStream } from '../../../api/event-stream.js';
import { readEvents } from './read-events.js';

const DONE = '[DONE]';

interface ReplyEvent {
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

/** Reads a reply from one connection, until `[DONE]`, its end or its failure. */
export async function* readChunks(body: EventStream): AsyncGenerator<ReplyEvent> {
  for await (const { id, data } of readEvents(body)) {
    if (data === DONE) return;
    yield { id, chunk: parseChunk(data) };
  }
}

/** Whether a chunk is the reply's last one. */
export function endsReply({ type }: UIMessageChunk): boolean {
  return type === 'finish' || type === 'abort' || type === 'error';
}
