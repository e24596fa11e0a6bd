import { type UIMessageChunk } from 'ai';
import { ApiError, UnreachableError } from '../../../api/api-error.js';
import { type EventStream } from '../../../api/event-stream.js';
import { Backoff } from '../../../shared/lib/backoff.js';
import { drained, eventBody, wireEvent } from '../../../testing/event-body.js';
import { ConnectionLostError, readReply } from './read-reply.js';

const chunks: UIMessageChunk[] = [
  { type: 'start', messageId: 'msg_1' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'One ' },
  { type: 'text-delta', id: 't', delta: 'two.' },
  { type: 'text-end', id: 't' },
  { type: 'finish' },
];

/** The events from `from` up to `to`, numbered from 1. */
const wire = (from: number, to: number) =>
  chunks.slice(from - 1, to).map((chunk, index) => wireEvent(chunk, `run_1:${from + index}`));
const cut = (from: number, to: number) => eventBody(wire(from, to), new TypeError('network error'));
const ended = (from: number, to: number) => eventBody(wire(from, to));

const refusal = (status: number) => new ApiError(status, 'code', 'Refused.', {});

/** Reads a reply over connections that are given in turn. */
async function read(first: EventStream, ...next: (EventStream | Error | null)[]) {
  const asked: (string | undefined)[] = [];
  const connection: boolean[] = [];
  const waitsMs: number[] = [];
  const controller = new AbortController();
  const backoff = new Backoff({
    random: () => 1,
    wait: (durationMs) => {
      waitsMs.push(durationMs);
      return Promise.resolve();
    },
  });
  const source = {
    reopen: (lastEventId: string | undefined) => {
      asked.push(lastEventId);
      const answer = next.shift();
      if (answer === undefined) throw new UnreachableError();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    signal: controller.signal,
    onConnection: (connected: boolean) => connection.push(connected),
  };
  return { ...(await drained(readReply(first, source, backoff))), asked, connection, waitsMs };
}

describe('a reply over one connection', () => {
  it('is read to its end, and nothing is asked for again', async () => {
    const { items, error, asked, connection } = await read(ended(1, 6));
    expect(items).toEqual(chunks);
    expect({ error, asked, connection }).toEqual({ error: undefined, asked: [], connection: [] });
  });

  it.each<UIMessageChunk>([{ type: 'abort' }, { type: 'error', errorText: 'x' }, { type: 'finish' }])(
    'ends after %j, whatever follows',
    async (last) => {
      const body = eventBody([...wire(1, 3), wireEvent(last, 'run_1:4'), ...wire(5, 5)]);
      const { items, asked } = await read(body);
      expect(items).toEqual([...chunks.slice(0, 3), last]);
      expect(asked).toEqual([]);
    },
  );
});

describe('a reply whose connection breaks', () => {
  it.each([1, 2, 3, 4, 5])('after event %i is the same', async (last) => {
    const { items, asked, connection } = await read(cut(1, last), ended(last + 1, 6));
    expect(items).toEqual(chunks);
    expect(asked).toEqual([`run_1:${last}`]);
    expect(connection).toEqual([false, true]);
  });

  it('by an orderly end before its own is asked for all the same', async () => {
    const { items, asked } = await read(ended(1, 3), ended(4, 6));
    expect(items).toEqual(chunks);
    expect(asked).toEqual(['run_1:3']);
  });

  it('by the word that all is sent, before it is, is asked for all the same', async () => {
    const { items, asked } = await read(eventBody([...wire(1, 3), wireEvent('[DONE]')]), ended(4, 6));
    expect(items).toEqual(chunks);
    expect(asked).toEqual(['run_1:3']);
  });

  it('before its first event is asked for from its start', async () => {
    const { items, asked } = await read(cut(1, 0), ended(1, 6));
    expect(items).toEqual(chunks);
    expect(asked).toEqual([undefined]);
  });

  it('at a broken event is asked for after the last good one', async () => {
    const { items, asked } = await read(eventBody([...wire(1, 2), 'data: {"type":\n\n']), ended(3, 6));
    expect(items).toEqual(chunks);
    expect(asked).toEqual(['run_1:2']);
  });

  it('after an event without a number is asked for after the last one that has one', async () => {
    const body = eventBody([...wire(1, 2), wireEvent({ type: 'start-step' })]);
    expect((await read(body, ended(3, 6))).asked).toEqual(['run_1:2']);
  });

  it('again and again is the same, and after each event the next wait is short again', async () => {
    const { items, waitsMs, connection } = await read(cut(1, 2), cut(3, 3), cut(4, 5), ended(6, 6));
    expect(items).toEqual(chunks);
    expect(waitsMs).toEqual([250, 250, 250]);
    expect(connection).toEqual([false, true, false, true, false, true]);
  });

  it('is connected again only with its next event', async () => {
    const { connection, waitsMs } = await read(cut(1, 3), cut(4, 3), cut(4, 3), ended(4, 6));
    expect(connection).toEqual([false, false, false, true]);
    expect(waitsMs).toEqual([250, 500, 1000]);
  });
});

describe('a server that does not answer', () => {
  it('is asked again after ever longer waits', async () => {
    const none = new UnreachableError();
    const { items, waitsMs } = await read(cut(1, 3), none, refusal(503), none, ended(4, 6));
    expect(items).toEqual(chunks);
    expect(waitsMs).toEqual([250, 500, 1000, 2000]);
  });

  it('is given up after eight attempts, and the reply is not taken as over', async () => {
    const { items, error, asked } = await read(cut(1, 3));
    expect(items).toEqual(chunks.slice(0, 3));
    expect(error).toBeInstanceOf(ConnectionLostError);
    expect(asked).toEqual(Array<string>(8).fill('run_1:3'));
  });

  it('is given up after eight connections that bring nothing', async () => {
    const { error, asked } = await read(cut(1, 3), ...Array.from({ length: 8 }, () => ended(4, 3)));
    expect(error).toBeInstanceOf(ConnectionLostError);
    expect(asked).toHaveLength(8);
  });

  it('has lost the reply where it has nothing to stream', async () => {
    const { error, asked } = await read(cut(1, 3), null);
    expect(error).toBeInstanceOf(ConnectionLostError);
    expect(asked).toHaveLength(1);
  });
});

describe('a server that refuses', () => {
  it.each([400, 403, 404, 410])('with %i is not asked again', async (status) => {
    const error = refusal(status);
    const { asked, ...rest } = await read(cut(1, 3), error, ended(4, 6));
    expect(rest.error).toBe(error);
    expect(asked).toHaveLength(1);
  });
});

describe('a reader who leaves', () => {
  const leaving = () => {
    const controller = new AbortController();
    const asked: unknown[] = [];
    const source = {
      signal: controller.signal,
      reopen: (lastEventId: string | undefined) => {
        asked.push(lastEventId);
        controller.abort();
        return Promise.reject(new DOMException('Aborted', 'AbortError'));
      },
      onConnection: () => undefined,
    };
    return { asked, controller, source };
  };

  it('while reading asks for nothing more', async () => {
    const { asked, controller, source } = leaving();
    controller.abort();
    const { error } = await drained(readReply(cut(1, 3), source));
    expect(error).toBeInstanceOf(TypeError);
    expect(asked).toEqual([]);
  });

  it('while connecting asks for nothing more', async () => {
    const { asked, source } = leaving();
    const backoff = new Backoff({ random: () => 1, wait: () => Promise.resolve() });
    const { error } = await drained(readReply(cut(1, 3), source, backoff));
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });

  it('while waiting asks for nothing at all', async () => {
    const { asked, controller, source } = leaving();
    const reading = drained(
      readReply(cut(1, 3), {
        ...source,
        onConnection: () => {
          controller.abort();
        },
      }),
    );
    expect((await reading).error).toMatchObject({ name: 'AbortError' });
    expect(asked).toEqual([]);
  });
});
