import { shareOnce } from './share-once.js';

describe('something made once', () => {
  it('is shared by all who ask, while it is made and after', async () => {
    let made = 0;
    const get = shareOnce(() => Promise.resolve((made += 1)));
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
  });

  it('is not made before somebody asks', () => {
    let made = 0;
    shareOnce(() => Promise.resolve((made += 1)));
    expect(made).toBe(0);
  });

  it('is begun anew after a failure, of which all hear who asked for it', async () => {
    let tries = 0;
    const get = shareOnce(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('refused')) : Promise.resolve(tries);
    });
    const outcomes = await Promise.allSettled([get(), get()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await get()).toBe(2);
  });
});
