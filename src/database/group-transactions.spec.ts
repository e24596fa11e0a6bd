import fc from 'fast-check';
import { Database } from './database.js';
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

describe('Database', () => {
  let database: Database;

  beforeEach(async () => {
    database = new Database(':memory:');
    await database.migrate();
  });

  afterEach(() => database.onApplicationShutdown());

  const insert = (id: string) =>
    database.write
      .insertInto('application')
      .values({ id, settings: '{}', created_at: 0, updated_at: 0 })
      .execute();
  const stored = async (): Promise<string[]> =>
    (await database.query.selectFrom('application').select('id').orderBy('id').execute()).map(({ id }) => id);

  it('shows nobody outside what may come to nothing, and the unit its own writes', async () => {
    const outside: Promise<string[]>[] = [];
    const lookAround = setInterval(() => outside.push(stored()));
    const failing = database.transaction(async () => {
      await insert('app');
      expect(await stored()).toEqual(['app']);
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    clearInterval(lookAround);
    expect(outside.length).toBeGreaterThan(1);
    expect((await Promise.all(outside)).flat()).toEqual([]);
  });

  it('lets reads go on during exclusive work', async () => {
    await database.exclusive(async () => {
      expect(await stored()).toEqual([]);
      expect(database.inTransaction).toBe(false);
    });
    const inside = database.transaction(() => database.exclusive(() => Promise.resolve()));
    await expect(inside).rejects.toThrow('inside a transaction');
  });

  it('does not take what outlives a transaction for a part of it', async () => {
    let outliving: Promise<void> | undefined;
    await database.transaction(async () => {
      await insert('app');
      outliving = new Promise((resolve) => setTimeout(resolve, 10)).then(async () => {
        await insert('late');
      });
    });
    await expect(outliving).rejects.toThrow('A write outside of a transaction.');
  });

  it('keeps of any units what succeeded, tells of nothing else, and all of it in order', async () => {
    const unit = fc.record({ fails: fc.boolean(), waits: fc.nat(3), comesAfter: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 12 }), async (units) => {
        await database.transaction(() => database.write.deleteFrom('application').execute());
        const told: string[] = [];
        const results = [];
        for (const [index, { fails, waits, comesAfter }] of units.entries()) {
          const id = `app_${String(index).padStart(2, '0')}`;
          const work = async (): Promise<void> => {
            await insert(id);
            for (let step = 0; step < waits; step++) await Promise.resolve();
            database.afterCommit(() => told.push(id));
            if (fails) throw new Error(id);
          };
          const result = database.transaction(work);
          result.catch(() => undefined);
          results.push(result);
          for (let step = 0; step < comesAfter; step++) await new Promise((resolve) => setImmediate(resolve));
        }
        const outcomes = await Promise.allSettled(results);
        const expected = units.flatMap(({ fails }, index) =>
          fails ? [] : [`app_${String(index).padStart(2, '0')}`],
        );
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(units.map(({ fails }) => fails));
        expect(await stored()).toEqual(expected);
        expect(told).toEqual(expected);
      }),
    );
  });
});
