// Longer than other files: it is one promise, and is read as one by whoever writes another database.
import { type Database } from './database.js';
import { type OpenDatabase } from './testing/databases.js';

/** What every {@link Database} owes. In one file: the list of it. */
export function describeDatabase(open: OpenDatabase): void {
  let database: Database;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.onApplicationShutdown());

  const insert = (id: string) =>
    database.write
      .insertInto('application')
      .values({ id, settings: '{}', created_at: 0, updated_at: 0 })
      .execute();
  const stored = async (): Promise<string[]> =>
    (await database.query.selectFrom('application').select('id').orderBy('id').execute()).map(({ id }) => id);

  describe('a transaction', () => {
    it('keeps all that was written in it, or nothing', async () => {
      await database.transaction(async () => {
        await insert('a');
        await insert('b');
      });
      const failing = database.transaction(async () => {
        await insert('c');
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await stored()).toEqual(['a', 'b']);
    });

    it('is joined by those that are opened in it', async () => {
      const failing = database.transaction(async () => {
        await database.transaction(() => insert('a'));
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await stored()).toEqual([]);
    });

    it('shows nobody outside what may come to nothing, and itself what it wrote', async () => {
      const written = Promise.withResolvers<undefined>();
      const failing = database.transaction(async () => {
        await insert('app');
        expect(await stored()).toEqual(['app']);
        written.resolve(undefined);
        for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        throw new Error('no');
      });
      failing.catch(() => undefined);
      await written.promise;
      const outside = [stored(), stored()];
      await expect(failing).rejects.toThrow('no');
      expect(await Promise.all(outside)).toEqual([[], []]);
    });

    it('is the only place to write in', async () => {
      await expect((async () => insert('a'))()).rejects.toThrow('A write outside of a transaction.');
      expect(() => {
        database.afterRollback(() => undefined);
      }).toThrow('outside of a transaction');
      await expect((async () => database.part(() => Promise.resolve()))()).rejects.toThrow('outside');
      await expect((async () => database.hold('conv_1'))()).rejects.toThrow('outside');
    });

    it('does not take what outlives it for a part of it', async () => {
      const over = Promise.withResolvers<undefined>();
      let outliving: Promise<unknown> | undefined;
      await database.transaction(async () => {
        await insert('app');
        outliving = over.promise.then(() => insert('late'));
        outliving.catch(() => undefined);
      });
      over.resolve(undefined);
      await expect(outliving).rejects.toThrow('A write outside of a transaction.');
      expect(await stored()).toEqual(['app']);
    });

    it('tells of its end, and does so in order', async () => {
      const told: string[] = [];
      const transaction = (id: string, fails = false) =>
        database.transaction(async () => {
          await insert(id);
          database.afterCommit(() => told.push(`${id} committed`));
          database.afterRollback(() => told.push(`${id} rolled back`));
          if (fails) throw new Error(id);
        });
      await transaction('a');
      await expect(transaction('b', true)).rejects.toThrow('b');
      database.afterCommit(() => told.push('at once'));
      expect(told).toEqual(['a committed', 'b rolled back', 'at once']);
    });

    it('is over for whoever is told of its end', async () => {
      let isInside: boolean | undefined;
      await database.transaction(async () => {
        await insert('a');
        database.afterCommit(() => (isInside = database.inTransaction));
      });
      expect(isInside).toBe(false);
    });

    it('answers what is asked at the same time, each with its own', async () => {
      await database.transaction(async () => {
        await Promise.all(['a', 'b', 'c'].map((id) => insert(id)));
        const found = await Promise.all(
          ['a', 'c', 'x'].map((id) =>
            database.query.selectFrom('application').select('id').where('id', '=', id).execute(),
          ),
        );
        expect(found).toEqual([[{ id: 'a' }], [{ id: 'c' }], []]);
      });
    });

    it('comes before or after every other that counts up the same row', async () => {
      await database.transaction(() => insert('a'));
      const countUp = () =>
        database.transaction(async () => {
          await database.write
            .updateTable('application')
            .set(({ eb }) => ({ updated_at: eb('updated_at', '+', 1) }))
            .execute();
        });
      await Promise.all(Array.from({ length: 20 }, countUp));
      const [row] = await database.query.selectFrom('application').select('updated_at').execute();
      expect(row).toEqual({ updated_at: 20 });
    });
  });

  describe('a part of a transaction', () => {
    it('fails alone, and so do those inside it', async () => {
      await database.transaction(async () => {
        await insert('a');
        await database.part(async () => {
          await insert('b');
          const inner = database.part(async () => {
            await insert('c');
            await insert('a');
          });
          await expect(inner).rejects.toThrow();
          await insert('d');
        });
        const failing = database.part(() => insert('a'));
        await expect(failing).rejects.toThrow();
        await insert('e');
      });
      expect(await stored()).toEqual(['a', 'b', 'd', 'e']);
    });
  });

  describe('a snapshot', () => {
    const write = (id: string): Promise<void> =>
      database.transaction(async () => {
        await insert(id);
      });

    beforeEach(() => write('a'));

    it('stays as it is while it is read, and what was to be written is written', async () => {
      const { promise: isHeld, resolve: release } = Promise.withResolvers<undefined>();
      const reading = database.snapshot(async () => {
        const before = await stored();
        await isHeld;
        return [before, await database.snapshot(stored)];
      });
      const writing = write('b');
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      release(undefined);
      const seen = await reading;
      await writing;

      expect(seen).toEqual([['a'], ['a']]);
      expect(await stored()).toEqual(['a', 'b']);
    });

    it('can be read by many, and sees nothing of a transaction that is not over', async () => {
      const writing = write('b');

      const seen = await Promise.all([1, 2, 3].map(() => database.snapshot(stored)));
      await writing;

      for (const names of seen) expect([['a'], ['a', 'b']]).toContainEqual(names);
      expect(await database.snapshot(stored)).toEqual(['a', 'b']);
    });

    it('is nothing to write in, and is over also where reading fails', async () => {
      await expect(database.snapshot(async () => insert('b'))).rejects.toThrow('outside of a transaction');
      await expect(database.snapshot(() => write('b'))).rejects.toThrow('wait for itself');

      await write('c');
      expect(await stored()).toEqual(['a', 'c']);
    });
  });

  it('lets reads go on during exclusive work, which has no place in a transaction', async () => {
    await database.exclusive(async () => {
      expect(await stored()).toEqual([]);
      expect(database.inTransaction).toBe(false);
    });
    const inside = database.transaction(() => database.exclusive(() => Promise.resolve()));
    await expect(inside).rejects.toThrow('inside a transaction');
  });

  it('answers, has nothing left to wait for, and is up to date', async () => {
    await database.ping();
    await database.settled();
    await database.migrate();
  });
}
