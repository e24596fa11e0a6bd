import { DrainLoop } from './drain-loop.js';

describe('DrainLoop', () => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);

  beforeEach(() => {
    errors.length = 0;
  });

  it('goes on for as long as there is more, and then rests', async () => {
    let left = 3;
    const loop = new DrainLoop(() => Promise.resolve(--left > 0), onError);

    loop.wake();
    await loop.settled();
    expect(left).toBe(0);

    loop.wake();
    await loop.settled();
    expect(left).toBe(-1);
  });

  it('begins at once, and runs one round at a time', async () => {
    const gates = [Promise.withResolvers<boolean>(), Promise.withResolvers<boolean>()];
    let rounds = 0;
    const loop = new DrainLoop(() => gates[rounds++]!.promise, onError);

    loop.wake();
    expect(rounds).toBe(1);
    loop.wake();
    loop.wake();
    expect(rounds).toBe(1);

    gates[0]!.resolve(false);
    gates[1]!.resolve(false);
    await loop.settled();
    expect(rounds).toBe(2);
  });

  it('tells what a round throws, and goes on when it is woken next', async () => {
    let rounds = 0;
    const loop = new DrainLoop(() => {
      rounds += 1;
      return rounds === 1 ? Promise.reject(new Error('The first fails.')) : Promise.resolve(false);
    }, onError);

    loop.wake();
    await loop.settled();
    expect(errors).toEqual([new Error('The first fails.')]);

    loop.wake();
    await loop.settled();
    expect(rounds).toBe(2);
  });

  it('ends after the round that runs, whatever is due', async () => {
    const gate = Promise.withResolvers<boolean>();
    let rounds = 0;
    const loop = new DrainLoop(() => {
      rounds += 1;
      return gate.promise;
    }, onError);
    loop.wake();

    const ended = loop.end();
    gate.resolve(true);
    await ended;
    loop.wake();
    await loop.settled();

    expect(rounds).toBe(1);
  });
});
