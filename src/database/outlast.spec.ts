import { DatabaseUnavailableError } from './database.errors.js';
import { outlast } from './outlast.js';

describe('outlast', () => {
  const pauses: number[] = [];
  const pause = (ms: number): Promise<void> => {
    pauses.push(ms);
    return Promise.resolve();
  };

  beforeEach(() => {
    pauses.length = 0;
  });

  it('does again what failed for the want of a database', async () => {
    let attempts = 0;
    const work = (): Promise<string> => {
      attempts += 1;
      return attempts < 4 ? Promise.reject(new DatabaseUnavailableError('away')) : Promise.resolve('done');
    };
    expect(await outlast(work, pause)).toBe('done');
    expect(pauses).toEqual([250, 250, 250]);
  });

  it('does nothing again that failed for another reason', async () => {
    await expect(outlast(() => Promise.reject(new Error('no')), pause)).rejects.toThrow('no');
    expect(pauses).toEqual([]);
  });

  it('gives up when the database was away for half a minute', async () => {
    let nowMs = 0;
    const away = () => Promise.reject(new DatabaseUnavailableError('away'));
    await expect(outlast(away, pause, () => (nowMs += 10_000))).rejects.toThrow(DatabaseUnavailableError);
    expect(pauses).toHaveLength(4);
  });
});
