import { GroupTransactions, type TransactionCommands } from './group-transactions.js';

/** A connection that keeps a diary; the test may have its commit fail, or a failure end the transaction. */
class Diary implements TransactionCommands {
  readonly entries: string[] = [];
  inTransaction = false;
  commitFailure: Error | undefined;

  begin = (): void => {
    this.entries.push('begin');
    this.inTransaction = true;
  };
  commit = (): void => {
    if (this.commitFailure) throw this.commitFailure;
    this.end('commit');
  };
  rollback = (): void => {
    this.end('rollback');
  };
  mark = (): unknown => this.entries.push('mark');
  keep = (): unknown => this.entries.push('keep');
  undo = (): unknown => this.entries.push('undo');

  end(how: string): void {
    this.entries.push(how);
    this.inTransaction = false;
  }
}

describe('GroupTransactions', () => {
  let diary: Diary;
  let group: GroupTransactions;
  let disk: () => Promise<void>;

  const write = (what: string) => async (): Promise<string> => {
    await Promise.resolve();
    diary.entries.push(what);
    return what;
  };
  const fail = (what: string) => async (): Promise<never> => {
    await write(what)();
    throw new Error(what);
  };

  beforeEach(() => {
    diary = new Diary();
    disk = () => Promise.resolve();
    group = new GroupTransactions(diary, () => disk());
  });

  it('commits what comes at about the same time together, in the order in which it came', async () => {
    const results = await Promise.all([group.run(write('a')), group.run(write('b'))]);
    expect(results).toEqual(['a', 'b']);
    expect(diary.entries.join(' ')).toBe('begin mark a keep mark b keep commit');
  });

  it('undoes a unit that fails, and only that', async () => {
    const results = await Promise.allSettled([
      group.run(write('a')),
      group.run(fail('b')),
      group.run(write('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(diary.entries.join(' ')).toBe('begin mark a keep mark b undo mark c keep commit');
  });

  it('is the failure of all whose commit it is, and of nobody who comes later', async () => {
    diary.commitFailure = new Error('disk full');
    const results = await Promise.allSettled([group.run(write('a')), group.run(write('b'))]);
    expect(results).toEqual(Array(2).fill({ status: 'rejected', reason: diary.commitFailure }));
    expect(diary.entries.at(-1)).toBe('rollback');
    diary.commitFailure = undefined;
    await expect(group.run(write('c'))).resolves.toBe('c');
  });

  it('keeps nothing of a group whose transaction a failure has ended', async () => {
    const results = await Promise.allSettled([
      group.run(write('a')),
      group.run(() => {
        diary.end('lost');
        return Promise.reject(new Error('disk full'));
      }),
      group.run(write('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(diary.entries.join(' ')).toBe('begin mark a keep mark lost');
    expect(group.underWay).toBeUndefined();
  });

  it('lets nobody go before the disk has what was written, and the next group go to work meanwhile', async () => {
    let written: (() => void) | undefined;
    disk = () => new Promise((resolve) => (written = resolve));
    const told: string[] = [];
    const first = group.run(write('a')).then((what) => told.push(what));
    while (!diary.entries.includes('commit')) await new Promise((resolve) => setImmediate(resolve));
    disk = () => Promise.resolve();
    await group.run(write('b'));
    expect(told).toEqual([]);
    written?.();
    await first;
    expect(told).toEqual(['a']);
  });

  it('tells those who waited for a disk that fails', async () => {
    disk = () => Promise.reject(new Error('disk on fire'));
    await expect(group.run(write('a'))).rejects.toThrow('disk on fire');
  });

  it('has exclusive work wait for its turn, and everybody after it wait for its end', async () => {
    const alone = async (): Promise<void> => {
      diary.entries.push('alone');
      expect(group.underWay).toBeUndefined();
      await new Promise((resolve) => setImmediate(resolve));
      diary.entries.push('done');
    };
    await Promise.all([group.run(write('a')), group.exclusive(alone), group.run(write('b'))]);
    expect(diary.entries.join(' ')).toBe('begin mark a keep commit alone done begin mark b keep commit');
  });
});
