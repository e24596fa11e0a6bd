import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMigration } from './create-migration.js';

const MIGRATIONS = join(import.meta.dirname, '..', 'src', 'database', 'migrations');

describe('createMigration', () => {
  let folder: string;
  let list: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp(MIGRATIONS, folder, { recursive: true });
    list = join(folder, 'migrations.ts');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('makes a file behind the others and adds it to the list', async () => {
    const last = (await readdir(folder))
      .filter((file) => /^\d{4}-/.test(file))
      .sort()
      .at(-1)!;
    const number = String(Number(last.slice(0, 4)) + 1).padStart(4, '0');
    const before = await readFile(list, 'utf8');

    expect(await createMigration('message-ratings', folder)).toBe(`${number}-message-ratings.ts`);

    expect(await readFile(join(folder, `${number}-message-ratings.ts`), 'utf8')).toContain(
      'export const messageRatings: Migration = {',
    );
    const added = (await readFile(list, 'utf8')).split('\n').filter((line) => !before.includes(line));
    expect(added).toEqual([
      `import { messageRatings } from './${number}-message-ratings.js';`,
      `  '${number}-message-ratings': messageRatings,`,
    ]);
  });

  it('puts the next one behind that', async () => {
    const [first, second] = [await createMigration('first', folder), await createMigration('second', folder)];

    expect(Number(second.slice(0, 4))).toBe(Number(first.slice(0, 4)) + 1);
    expect((await readFile(list, 'utf8')).indexOf('-second')).toBeGreaterThan(
      (await readFile(list, 'utf8')).indexOf('-first'),
    );
  });

  it.each(['', 'Ratings', 'message_ratings', '-ratings', '../ratings', 'runs'])(
    'writes nothing for the name "%s"',
    async (name) => {
      const before = await readdir(folder);
      await expect(createMigration(name, folder)).rejects.toThrow(/name/);
      expect(await readdir(folder)).toEqual(before);
    },
  );

  it('writes nothing where it does not know the list', async () => {
    await writeFile(list, 'export const migrations = {};\n');
    const before = await readdir(folder);

    await expect(createMigration('ratings', folder)).rejects.toThrow('not as expected');
    expect(await readdir(folder)).toEqual(before);
  });
});
