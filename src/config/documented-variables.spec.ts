import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { loadConfig } from './config.js';
import { type Environment } from './environment.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** The names that are asked for where none is set. */
function variablesRead(): string[] {
  const names = new Set<string>();
  loadConfig(new Proxy<Environment>({}, { get: (_, name) => (names.add(String(name)), undefined) }));
  return [...names].sort();
}

/** Name and default of each row of the README's table. */
async function readTable(): Promise<[name: string, fallback: string][]> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  return [...readme.matchAll(/^\| `([A-Z_]+)` +\| (\S.*?) +\|/gm)].map(([, name, fallback]) => [
    name!,
    fallback!,
  ]);
}

describe('the variables of the environment', () => {
  let example: Environment;

  beforeAll(async () => {
    example = parseEnv(await readFile(join(ROOT, '.env.example'), 'utf8'));
  });

  it('are all in .env.example, and no others', () => {
    expect(Object.keys(example).sort()).toEqual(variablesRead());
  });

  it('are all passed on to the container, or set by its image', async () => {
    const files = ['docker-compose.yml', 'Dockerfile'].map((name) => readFile(join(ROOT, name), 'utf8'));
    const text = (await Promise.all(files)).join('\n');
    const told = variablesRead().filter((name) => new RegExp(`^ +(- )?(ENV )?${name}\\b`, 'm').test(text));
    expect(told).toEqual(variablesRead());
  });

  it('have their defaults there', () => {
    expect(loadConfig(example)).toEqual(loadConfig({}));
  });

  it('are all in the table of the README, with the same defaults', async () => {
    const table = await readTable();
    expect(table.map(([name]) => name).sort()).toEqual(variablesRead());
    for (const [name, fallback] of table) {
      // A default that is another variable, or depends on one, is told in words.
      const told = /^`([^A-Z].*)`$/.exec(fallback)?.[1] ?? '';
      expect(`${name}=${told}`).toBe(`${name}=${example[name]}`);
    }
  });
});
