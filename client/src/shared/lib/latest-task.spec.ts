import { LatestTask } from './latest-task.js';

/** A promise that is settled from outside. */
function held() {
  let resolve!: () => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<void>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

describe('work of which the latest counts', () => {
  it('is done one at a time, and of what is asked for meanwhile only the last', async () => {
    const begun: string[] = [];
    const first = held();
    const work = new LatestTask<string>((task) => {
      begun.push(task);
      return task === 'a' ? first.promise : Promise.resolve();
    });
    const all = work.ask('a');
    await Promise.all([work.ask('b'), work.ask('c')]);
    expect(begun).toEqual(['a']);
    first.resolve();
    await all;
    expect(begun).toEqual(['a', 'c']);
  });

  it('can be asked for again once all is done', async () => {
    const done: string[] = [];
    const work = new LatestTask<string>((task) => {
      done.push(task);
      return Promise.resolve();
    });
    await work.ask('a');
    await work.ask('b');
    expect(done).toEqual(['a', 'b']);
  });

  it('goes on after a failure with what was asked for meanwhile', async () => {
    const done: string[] = [];
    const first = held();
    const work = new LatestTask<string>((task) => {
      done.push(task);
      return task === 'a' ? first.promise : Promise.resolve();
    });
    const all = work.ask('a');
    await work.ask('b');
    first.reject(new Error('unreachable'));
    await all;
    await work.ask('c');
    expect(done).toEqual(['a', 'b', 'c']);
  });
});
