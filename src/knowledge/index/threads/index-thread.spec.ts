import { once } from 'node:events';
import { BroadcastChannel } from 'node:worker_threads';
import { IndexThread } from './index-thread.js';

/** A program that tells when it starts, and does what the document's id says. */
const PROGRAM = `
  import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';
  const starts = new BroadcastChannel(workerData.path);
  starts.postMessage('started');
  starts.close();
  let calls = 0;
  parentPort.on('message', ({ id, values: [wish] = ['called off'], isAbortable }) => {
    if (wish === 'called off') return;
    calls += 1;
    if (wish === 'crash') setImmediate(() => { throw new Error('It crashed.'); });
    else if (wish === 'exit') process.exit(3);
    else if (wish === 'throw') parentPort.postMessage({ id, error: new RangeError('It refused.') });
    else if (wish !== 'hang') parentPort.postMessage({ id, result: isAbortable ? 'abortable' : calls });
  });
  parentPort.postMessage('loaded');`;

/** A program that loads for as long as it is not told to be done, and can be asked meanwhile. */
const SLOW_PROGRAM = `
  import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';
  const talk = new BroadcastChannel(workerData.path);
  talk.onmessage = ({ data }) => {
    if (data === 'be done') parentPort.postMessage('loaded');
    else talk.postMessage('loading');
  };
  talk.postMessage('loading');`;

function open(program: string): IndexThread {
  return new IndexThread(
    { path: 'unused' },
    { program: new URL(`data:text/javascript,${encodeURIComponent(program)}`) },
  );
}

describe('IndexThread', () => {
  let thread: IndexThread;
  const ask = (wish: string) => thread.call('remove', [wish]);

  beforeEach(() => {
    thread = open(PROGRAM);
  });

  afterEach(() => thread.close());

  it('answers each caller with what is theirs', async () => {
    expect(await Promise.all(['a', 'b', 'c'].map(ask))).toEqual([1, 2, 3]);
  });

  it('tells what the method threw, and goes on', async () => {
    await expect(ask('throw')).rejects.toMatchObject({ name: 'RangeError', message: 'It refused.' });
    expect(await ask('a')).toBe(2);
  });

  it('refuses what cannot be sent, and goes on', async () => {
    await expect(thread.call('remove', [() => undefined])).rejects.toThrow('clone');
    expect(await ask('a')).toBe(1);
  });

  it.each([
    ['crash', 'It crashed.'],
    ['exit', 'The thread of the index has ended.'],
  ])(
    'tells all who wait when it comes to an end by %s, and starts anew for the next',
    async (wish, message) => {
      const waiting = ask('hang');
      const ending = ask(wish);
      await expect(waiting).rejects.toThrow(message);
      await expect(ending).rejects.toThrow(message);

      // Asked at once, before the old thread's exit has been told: that must not be taken for the new one's.
      const answers = await Promise.all([ask('a'), ask('b')]);
      expect(answers).toEqual([1, 2]);
      expect(await ask('c')).toBe(3);
    },
  );

  it('starts ahead of the first call when it is warmed, and once', async () => {
    const starts = new BroadcastChannel('unused');
    let started = 0;
    starts.onmessage = () => (started += 1);
    const first = once(starts as unknown as EventTarget, 'message');
    thread.warm();
    thread.warm();
    await first;

    expect(await ask('a')).toBe(1);
    expect(started).toBe(1);
    starts.close();
  });

  it('stays closed when it is warmed afterwards', async () => {
    await thread.close();
    thread.warm();

    await expect(ask('a')).rejects.toThrow('The index is closed.');
  });

  it('is not ended while it loads', async () => {
    const slow = open(SLOW_PROGRAM);
    const talk = new BroadcastChannel('unused');
    const hear = () => once(talk as unknown as EventTarget, 'message');
    const started = hear();
    slow.warm();
    await started;
    const closing = slow.close();
    const sign = hear();
    talk.postMessage('are you there?');
    await sign;
    talk.postMessage('be done');

    await closing;
    talk.close();
  });

  it('can be closed when it failed to load, or never began to', async () => {
    const broken = open('throw new Error("It does not load.");');
    await expect(broken.call('remove', ['a'])).rejects.toThrow('It does not load.');
    await broken.close();
    await open(PROGRAM).close();
  });

  it('lets go of who calls off at once, and answers the others', async () => {
    const giveUp = new AbortController();
    const waiting = thread.call('find', ['hang', giveUp.signal]);
    giveUp.abort(new Error('Nobody wants it.'));

    await expect(waiting).rejects.toThrow('Nobody wants it.');
    expect(await thread.call('find', ['a', new AbortController().signal])).toBe('abortable');
    await expect(thread.call('find', ['a', giveUp.signal])).rejects.toThrow('Nobody wants it.');
  });

  it('lets nobody wait once it is closed', async () => {
    const waiting = ask('hang');
    const refused = expect(waiting).rejects.toThrow('The thread of the index has ended.');
    await thread.close();

    await refused;
    await expect(ask('a')).rejects.toThrow('The index is closed.');
  });
});
