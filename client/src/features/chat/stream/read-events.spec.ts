import fc from 'fast-check';
import { drained, eventBody, wireEvent } from '../../../testing/event-body.js';
import { readEvents } from './read-events.js';

const dataOf = async (...pieces: (string | Uint8Array)[]) =>
  (await drained(readEvents(eventBody(pieces)))).items.map(({ data }) => data);

describe('the events of a connection', () => {
  it('come with their ids and data', async () => {
    const { items } = await drained(readEvents(eventBody([wireEvent('a', 'run_1:1'), wireEvent('b')])));
    expect(items).toMatchObject([{ id: 'run_1:1', data: 'a' }, { data: 'b' }]);
    expect(items[1]?.id).toBeUndefined();
  });

  it('are the same wherever the network cuts the bytes', async () => {
    const bytes = new TextEncoder().encode(wireEvent('Grüße 👋', 'run_1:1') + wireEvent('b', 'run_1:2'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
        const places = [0, ...cuts.sort((one, other) => one - other), bytes.length];
        const pieces = places.slice(1).map((end, index) => bytes.slice(places[index], end));
        expect(await dataOf(...pieces.filter(({ length }) => length > 0))).toEqual(['Grüße 👋', 'b']);
      }),
    );
  });

  it('leave out what only keeps the connection alive', async () => {
    expect(await dataOf(': here\n\n', wireEvent('a'), ': here\n\n')).toEqual(['a']);
  });

  it('leave out one that was cut off in its middle', async () => {
    expect(await dataOf(wireEvent('a'), 'data: half of')).toEqual(['a']);
  });

  it('that came before a failure are read before it', async () => {
    const failure = new TypeError('network error');
    const read = await drained(readEvents(eventBody([wireEvent('a')], failure)));
    expect(read.items.map(({ data }) => data)).toEqual(['a']);
    expect(read.error).toBe(failure);
  });

  it('are no longer asked for once nobody reads them', async () => {
    let cancel: () => void = () => undefined;
    const cancelled = new Promise<void>((resolve) => {
      cancel = resolve;
    });
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        controller.enqueue(new TextEncoder().encode(wireEvent('a')));
      },
      cancel,
    });
    for await (const { data } of readEvents(endless)) {
      expect(data).toBe('a');
      break;
    }
    await cancelled;
  });
});
