import { type IndexSuite } from '../testing/index-suite.js';

/** Making an index anew that an older analysis made. */
export function describeRenew(suite: IndexSuite): void {
  const { add, found } = suite;

  describe('renewPassages', () => {
    it('comes to what an index is that was made today, and keeps the passages', async () => {
      const long = await add({
        title: 'The accounts',
        content: 'How savings grow in accounts. '.repeat(1_000),
      });
      const short = await add({ title: 'Savings', content: 'They grow.' });
      const fresh = await suite.fixture.rank('savings accounts');
      const passages = await suite.fixture.passagesOf(long);
      await suite.fixture.age('account', 'akkount');
      expect(await found('accounts')).toEqual([]);

      while (await suite.fixture.writer.renewPassages());

      expect(await suite.fixture.rank('savings accounts')).toEqual(fresh);
      expect(await suite.fixture.passagesOf(long)).toEqual(passages);
      expect(await found('they')).toEqual([short]);
      expect(await suite.fixture.writer.renewPassages()).toBe(false);
    });

    it('finds everything meanwhile, and is a sound index after each step', async () => {
      const ids = [];
      for (let number = 0; number < 40; number += 1) ids.push(await add(`Savings number ${number}.`));
      await suite.fixture.age('number', 'numbr');

      let steps = 0;
      do {
        const { candidates } = await suite.fixture.rank('savings');
        expect(candidates.map(({ documentId }) => documentId).sort()).toEqual(ids.toSorted());
        expect(await suite.fixture.audit()).toEqual({});
        steps += 1;
      } while (await suite.fixture.writer.renewPassages());

      expect(steps).toBeGreaterThan(3);
      expect(await found('number')).toHaveLength(40);
    });

    it('goes on where it was cut off, and takes documents that come, change and go meanwhile', async () => {
      for (let number = 0; number < 20; number += 1) await add(`Savings number ${number}.`);
      await suite.fixture.age('number', 'numbr');
      await suite.fixture.writer.renewPassages();

      const [first = '', , third = ''] = suite.added;
      await suite.fixture.replace(third, { content: 'Loans number three.' });
      await suite.fixture.writer.remove(first);
      const disabled = suite.added.at(-1) ?? '';
      await suite.fixture.writer.setEnabled(disabled, false);
      await add('Savings number twenty.');
      while (await suite.fixture.writer.renewPassages());

      expect(await found('number')).toHaveLength(19);
      expect(await found('savings')).toHaveLength(18);
      await suite.fixture.writer.setEnabled(disabled, true);
      expect(await found('number')).toHaveLength(20);
    });
  });
}
