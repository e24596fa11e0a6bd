import { type EventStream } from '../api/event-stream.js';

const encoder = new TextEncoder();

/** The body of an event stream that brings these pieces and then ends, or fails where `failure` is given. */
export function eventBody(pieces: readonly (string | Uint8Array)[], failure?: Error): EventStream {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece !== undefined) {
        controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : Uint8Array.from(piece));
      } else if (failure) controller.error(failure);
      else controller.close();
    },
  });
}

/** An event as it stands on the wire. */
export function wireEvent(data: unknown, id?: string): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `${id === undefined ? '' : `id: ${id}\n`}data: ${text}\n\n`;
}

/** All that a generator brings, and what it failed with. */
export async function drained<T>(source: AsyncIterable<T>): Promise<{ items: T[]; error: unknown }> {
  const items: T[] = [];
  try {
    for await (const item of source) items.push(item);
  } catch (error) {
    return { items, error };
  }
  return { items, error: undefined };
}
