import { type EventSourceMessage } from 'eventsource-parser';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { type EventStream } from '../../../api/event-stream.js';

/** Reads the events of one connection, until its end or its failure. */
export async function* readEvents(body: EventStream): AsyncGenerator<EventSourceMessage> {
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // A connection that already failed cannot be cancelled, and need not be.
    await reader.cancel().catch(() => undefined);
  }
}
