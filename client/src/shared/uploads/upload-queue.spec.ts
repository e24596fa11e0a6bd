import { ApiError, UnreachableError } from '../../api/api-error.js';
import { BusyError } from '../../api/busy-error.js';
import { type Sent, UploadQueue } from './upload-queue.js';

const file = (path: string) => ({ path });

/** What was asked of the server, to be answered by the test. */
interface Call {
  path: string;
  signal: AbortSignal;
  onShare: (share: number) => void;
  answer: (isNew?: boolean) => void;
  fail: (error: unknown) => void;
}

function setUp() {
  const calls: Call[] = [];
  const waits: number[] = [];
  const queue = new UploadQueue<{ path: string }>({
    send: ({ path }, onShare, signal) =>
      new Promise<Sent>((resolve, reject) => {
        const answer = (isNew = true) => {
          resolve({ document: {}, isNew } as Sent);
        };
        calls.push({ path, signal, onShare, answer, fail: reject });
      }),
    wait: (durationMs) => {
      waits.push(durationMs);
      return Promise.resolve();
    },
    reasonOf: (error) => (error as Error).message,
    isAccessOver: (error) => error instanceof ApiError && error.status === 401,
  });
  const states = () => queue.read().map(({ what, state }) => [what.path, state.kind]);
  return { queue, calls, waits, states };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const refusal = new ApiError(415, 'document_unsupported', 'Not a format that is read.', {});

describe('files on their way in', () => {
  it('are sent three at a time, in their order, and tell how far they are', async () => {
    const { queue, calls, states } = setUp();
    queue.add(['a', 'b', 'c', 'd'].map(file));
    expect(calls.map(({ path }) => path)).toEqual(['a', 'b', 'c']);
    calls[1]!.onShare(0.5);
    expect(queue.read()[1]?.state).toEqual({ kind: 'sending', share: 0.5 });
    calls[0]!.answer();
    await settled();
    expect(calls.map(({ path }) => path)).toEqual(['a', 'b', 'c', 'd']);
    expect(states()[0]).toEqual(['a', 'sent']);
  });

  it('that are refused keep none of the others, and are sent again when they are asked for', async () => {
    const { queue, calls, waits, states } = setUp();
    queue.add(['a', 'b'].map(file));
    calls[0]!.fail(refusal);
    calls[1]!.answer(false);
    await settled();
    expect(queue.read().map(({ state }) => state)).toEqual([
      { kind: 'refused', reason: 'Not a format that is read.', isFinal: true },
      { kind: 'sent', isNew: false },
    ]);
    expect(waits).toEqual([]);
    queue.retry([1]);
    calls[2]!.answer();
    await settled();
    expect(states()).toEqual([
      ['a', 'sent'],
      ['b', 'sent'],
    ]);
  });

  it('wait as long as a busy server asks, and longer each time for one that says nothing', async () => {
    const { queue, calls, waits } = setUp();
    queue.add([file('a')]);
    for (const error of [
      new BusyError('busy', 10_000),
      new BusyError('busy', null),
      new UnreachableError(),
    ]) {
      calls.at(-1)!.fail(error);
      await settled();
    }
    expect(waits).toEqual([10_000, 2000, 4000]);
    expect(calls).toHaveLength(4);
  });

  it('ask a person in the end', async () => {
    const { queue, calls } = setUp();
    queue.add([file('a')]);
    for (let attempt = 0; attempt < 12; attempt += 1) {
      calls.at(-1)!.fail(new BusyError('busy', null));
      await settled();
    }
    expect(calls).toHaveLength(12);
    expect(queue.read()[0]?.state).toEqual({ kind: 'refused', reason: 'busy', isFinal: false });
  });

  it('that are taken out are given up, and make room', async () => {
    const { queue, calls, states } = setUp();
    queue.add(['a', 'b', 'c', 'd'].map(file));
    queue.remove([1]);
    expect(calls[0]!.signal.aborted).toBe(true);
    calls[0]!.fail(new DOMException('Aborted', 'AbortError'));
    await settled();
    expect(states().map(([path]) => path)).toEqual(['b', 'c', 'd']);
    expect(calls.map(({ path }) => path)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('wait for another key where the one there was is none any more, and are sent with it', async () => {
    const { queue, calls, states } = setUp();
    queue.add(['a', 'b', 'c', 'd'].map(file));
    calls[0]!.fail(new ApiError(401, 'key_expired', 'No.', {}));
    for (const { fail } of calls) fail(new DOMException('Aborted', 'AbortError'));
    await settled();
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    expect(states()).toEqual(['a', 'b', 'c', 'd'].map((path) => [path, 'waiting']));
    queue.add([file('e')]);
    await settled();
    expect(calls).toHaveLength(3);
    queue.resume();
    expect(calls.slice(3).map(({ path }) => path)).toEqual(['a', 'b', 'c']);
  });

  it('are told of once where many are sent again or taken out', async () => {
    const { queue, calls } = setUp();
    queue.add(['a', 'b', 'c'].map(file));
    for (const { fail } of calls) fail(refusal);
    await settled();
    let told = 0;
    queue.subscribe(() => {
      told += 1;
    });
    queue.remove([1, 2]);
    expect(told).toBe(1);
    queue.retry([3]);
    // Once for all that wait, and once for the one that is begun.
    expect(told).toBe(3);
  });
});
