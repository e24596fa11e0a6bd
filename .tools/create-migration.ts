import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'src', 'database', 'migrations');
const LIST = 'migrations.ts';
const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Makes an empty migration behind the others and adds it to the list of all.
 *
 * @param name what it brings, such as `message-ratings`.
 * @returns the file's name.
 * @throws when the name does not fit or the list is not as expected; nothing is written then.
 */
export async function createMigration(name: string, folder = FOLDER): Promise<string> {
  if (!KEBAB.test(name)) throw new Error(`"${name}" is no name of a migration: write it like-this.`);
  const numbers = (await readdir(folder)).map((file) => Number(/^\d{4}(?=-)/.exec(file)?.[0] ?? 0));
  const key = `${String(Math.max(...numbers) + 1).padStart(4, '0')}-${name}`;
  const variable = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const list = await readFile(join(folder, LIST), 'utf8');
  const longer = withMigration(list, key, variable);
  await writeFile(join(folder, `${key}.ts`), template(variable), { flag: 'wx' });
  await writeFile(join(folder, LIST), longer);
  return `${key}.ts`;
}

/** The list with one more import behind the last and one more entry behind the last. */
function withMigration(list: string, key: string, variable: string): string {
  const taken = new RegExp(`import \\{ ${variable} \\}`);
  if (taken.test(list)) throw new Error(`There is a migration of the name ${variable} already.`);
  const lines = list.split('\n');
  const lastImport = lines.findLastIndex((line) => /^import .* from '\.\/\d{4}-.*';$/.test(line));
  const lastEntry = lines.findLastIndex((line) => /^ {2}'\d{4}-.*': \w+,$/.test(line));
  if (lastImport === -1 || lastEntry < lastImport) throw new Error(`${LIST} is not as expected.`);
  lines.splice(lastEntry + 1, 0, `  '${key}': ${variable},`);
  lines.splice(lastImport + 1, 0, `import { ${variable} } from './${key}.js';`);
  return lines.join('\n');
}

function template(variable: string): string {
  return `import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** What can be done or told that could not before. */
export const ${variable}: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema.alterTable('conversation').addColumn('example', 'text').execute();
  },
};
`;
}

if (import.meta.main) {
  try {
    process.stdout.write(`src/database/migrations/${await createMigration(process.argv[2] ?? '')}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
