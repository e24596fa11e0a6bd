import { Retries } from './retries.js';

describe('Retries', () => {
  const pauses: number[] = [];
  const pause = (ms: number): Promise<void> => {
    pauses.push(ms);
    return Promise.resolve();
  };
  const failure = (code: string): Error => Object.assign(new Error(code), { code });

  /** Fails with each of these in turn, and succeeds after them. */
  const attempts = (...codes: string[]) => {
    let made = 0;
    return () => {
      const code = codes[made++];
      return code === undefined ? Promise.resolve(made) : Promise.reject(failure(code));
    };
  };

  beforeEach(() => {
    pauses.length = 0;
  });

  it('tries again, after a pause that grows, where another transaction was in the way', async () => {
    const retries = new Retries(pause, () => 0.5);
    expect(await retries.run(attempts('40001', '40P01', '40001'))).toBe(4);
    expect(pauses).toEqual([10, 20, 40]);
  });

  it('tries nothing again that failed for another reason', async () => {
    await expect(new Retries(pause).run(attempts('23505'))).rejects.toThrow('23505');
    expect(pauses).toEqual([]);
  });

  it('gives up in the end', async () => {
    const always = Array<string>(100).fill('40001');
    await expect(new Retries(pause, () => 0).run(attempts(...always))).rejects.toThrow('40001');
    expect(pauses).toHaveLength(5);
  });
});
