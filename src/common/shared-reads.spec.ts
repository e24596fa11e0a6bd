import { SharedReads } from './shared-reads.js';

describe('SharedReads', () => {
  it('reads once for all who ask at the same moment', async () => {
    const asked: string[] = [];
    const reads = new SharedReads((id) => Promise.resolve(asked.push(id)));
    const answers = await Promise.all([
      ...Array.from({ length: 500 }, () => reads.read('a')),
      reads.read('b'),
    ]);
    expect(asked).toEqual(['a', 'b']);
    expect(new Set(answers)).toEqual(new Set([1, 2]));
  });

  it('reads anew for who asks while it is read', async () => {
    const first = Promise.withResolvers<string>();
    const results = [first.promise, Promise.resolve('new')];
    const reads = new SharedReads(() => results.shift()!);
    const early = reads.read('a');
    await new Promise((resolve) => setImmediate(resolve));
    const late = reads.read('a');
    expect(await late).toBe('new');
    first.resolve('old');
    expect(await early).toBe('old');
  });

  it('tells each of what went wrong, and reads again', async () => {
    const results = [Promise.reject(new Error('gone')), Promise.resolve('there')];
    const reads = new SharedReads(() => results.shift()!);
    const refused = await Promise.allSettled([reads.read('a'), reads.read('a')]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await reads.read('a')).toBe('there');
  });

  it('lets others have their turn between many answers', async () => {
    const reads = new SharedReads(() => Promise.resolve('it'));
    let answered = 0;
    const all = Array.from({ length: 450 }, () => reads.read('a').then(() => (answered += 1)));
    const seen: number[] = [];
    const look = (): void => {
      seen.push(answered);
      if (answered < 450) setImmediate(look);
    };
    setImmediate(look);
    await Promise.all(all);
    const steps = seen.map((count, index) => count - (seen[index - 1] ?? 0));
    expect(Math.max(...steps)).toBeLessThanOrEqual(200);
  });
});
