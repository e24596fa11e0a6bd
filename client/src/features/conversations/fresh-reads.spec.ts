import { FreshReads } from './fresh-reads.js';

/** Something that the test answers. */
function pending<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

/** Something asked for, time after time. */
function asked<T>() {
  const waiting: ReturnType<typeof pending<T>>[] = [];
  return {
    count: () => waiting.length,
    ask: () => {
      const answer = pending<T>();
      waiting.push(answer);
      return answer.promise;
    },
    answer: (index: number) => waiting[index]!,
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('reads beside changes', () => {
  it('bring what they were answered where nothing was changed', async () => {
    await expect(new FreshReads().read(() => Promise.resolve('list'))).resolves.toBe('list');
  });

  it('are done again where something was changed meanwhile, once that is over', async () => {
    const reads = new FreshReads();
    const lists = asked<string>();
    const erasure = pending<string>();
    const reading = reads.read(lists.ask);
    await settled();
    const erasing = reads.change(() => erasure.promise);
    lists.answer(0).resolve('with the erased');
    await settled();
    expect(lists.count()).toBe(1);
    erasure.resolve('erased');
    await expect(erasing).resolves.toBe('erased');
    await settled();
    lists.answer(1).resolve('without it');
    await expect(reading).resolves.toBe('without it');
  });

  it('are done again where a change began and ended meanwhile', async () => {
    const reads = new FreshReads();
    const lists = asked<string>();
    const reading = reads.read(lists.ask);
    await settled();
    await reads.change(() => Promise.resolve());
    lists.answer(0).resolve('before');
    await settled();
    lists.answer(1).resolve('after');
    await expect(reading).resolves.toBe('after');
  });

  it('begin after what is being changed, also where that is refused', async () => {
    const reads = new FreshReads();
    const lists = asked<string>();
    const refusal = pending<never>();
    const changing = reads.change(() => refusal.promise);
    const reading = reads.read(lists.ask);
    await settled();
    expect(lists.count()).toBe(0);
    refusal.reject(new Error('refused'));
    await expect(changing).rejects.toThrow('refused');
    await settled();
    lists.answer(0).resolve('as it was');
    await expect(reading).resolves.toBe('as it was');
  });

  it('tell that they failed', async () => {
    await expect(new FreshReads().read(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });
});
