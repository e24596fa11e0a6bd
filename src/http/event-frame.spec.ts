import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { toFrame } from './event-frame.js';

function read(text: string): { events: EventSourceMessage[]; retries: number[] } {
  const events: EventSourceMessage[] = [];
  const retries: number[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onRetry: (retry) => retries.push(retry),
  });
  parser.feed(text);
  return { events, retries };
}

describe('toFrame', () => {
  it('writes what it is given, and no more', () => {
    expect(toFrame({ data: '[DONE]' })).toBe('data: [DONE]\n\n');
    expect(toFrame({ event: 'status', id: '1', retryMs: 1_000, data: '{}' })).toBe(
      'event: status\nid: 1\nretry: 1000\ndata: {}\n\n',
    );
  });

  it('gives each line of the data a line of its own', () => {
    expect(toFrame({ data: 'one\r\ntwo\rthree\n' })).toBe('data: one\ndata: two\ndata: three\ndata: \n\n');
  });

  it('lets no line break out of the other fields', () => {
    expect(toFrame({ event: 'a\ndata: b', id: '1\r2', data: '' })).toBe(
      'event: adata: b\nid: 12\ndata: \n\n',
    );
  });

  it('is one event to its reader, whatever is in it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ':', ' ', '\r', '\n', 'é', '\0'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, (event, id, data) => {
        const { events } = read(toFrame({ event, id, data }));
        const lines = data.replaceAll(/\r\n?/g, '\n');
        expect(events).toHaveLength(1);
        expect(events[0]?.data).toBe(lines);
      }),
    );
  });
});
