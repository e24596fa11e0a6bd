import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';

const ROOT = join(import.meta.dirname, '..', '..');
/** What may bound a table, of which some has to be shown by a test. */
const WORDS = new Map([
  ['sweeper', true],
  ['limit', true],
  ['conversation', false],
  ['document', false],
  ['run', false],
  ['people', false],
  ['constant', false],
  ['nothing', false],
]);
/** The query builder's own: a row for each migration, and one. */
const BOOKKEEPING = 'kysely_';

interface Entry {
  readonly table: string;
  readonly bound: string;
  readonly words: string;
  readonly shown: string;
}

async function readEntries(): Promise<Entry[]> {
  const text = await readFile(join(ROOT, 'docs', 'retention.md'), 'utf8');
  const rows = text.matchAll(/^\| `([a-z_]+)` +\| `([a-z]+)` +\| (.*?) *\| (.*?) *\|$/gm);
  return Array.from(rows, ([, table = '', bound = '', words = '', shown = '']) => ({
    ...{ table, bound, words, shown },
  }));
}

describeOnEachDatabase('docs/retention.md', (open) => {
  let database: Database;
  let entries: Entry[];

  beforeAll(async () => {
    [database, entries] = await Promise.all([open(), readEntries()]);
  });

  afterAll(() => database.onApplicationShutdown());

  it('has every table that there is, once, and no other', async () => {
    const tables = await database.query.introspection.getTables();
    const names = tables.map(({ name }) => name).filter((name) => !name.startsWith(BOOKKEEPING));
    expect(entries.map(({ table }) => table)).toEqual(names.sort());
  });

  it('says of each what bounds it, in a word that it explains, and in others', () => {
    for (const { table, bound, words } of entries) {
      expect([table, WORDS.has(bound)]).toEqual([table, true]);
      expect([table, words.length > 5]).toEqual([table, true]);
    }
  });

  it('names a test, by its title, for whatever goes by itself or is refused', async () => {
    const faults: string[] = [];
    for (const { table, bound, shown } of entries) {
      const [, file, title] = /^`([\w./-]+)` › “(.+)”$/.exec(shown) ?? [];
      if (file === undefined || title === undefined) {
        if (shown !== '' || WORDS.get(bound) === true) faults.push(`${table}: no test`);
        continue;
      }
      const code = await readFile(join(ROOT, file), 'utf8').catch(() => '');
      if (!code.includes(title)) faults.push(`${table}: ${file} has no “${title}”`);
    }
    expect(faults).toEqual([]);
  });
});
