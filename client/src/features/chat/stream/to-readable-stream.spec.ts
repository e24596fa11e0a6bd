import { drained } from '../../../testing/event-body.js';
import { toReadableStream } from './to-readable-stream.js';

async function* counting(closed: () => void) {
  try {
    for (let number = 1; ; number += 1) yield await Promise.resolve(number);
  } finally {
    closed();
  }
}

describe('a generator as a stream', () => {
  it('brings the same, and ends with it', async () => {
    async function* two() {
      yield await Promise.resolve(1);
      yield 2;
    }
    expect((await drained(toReadableStream(two()))).items).toEqual([1, 2]);
  });

  it('is ended when nobody reads on', async () => {
    let closed = false;
    const reader = toReadableStream(counting(() => (closed = true))).getReader();
    expect((await reader.read()).value).toBe(1);
    await reader.cancel();
    expect(closed).toBe(true);
  });

  it('fails as it does', async () => {
    async function* failing() {
      yield await Promise.resolve(1);
      throw new Error('lost');
    }
    const { items, error } = await drained(toReadableStream(failing()));
    expect(items).toEqual([1]);
    expect(error).toEqual(new Error('lost'));
  });
});
