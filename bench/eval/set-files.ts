import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EvaluationSet, mergeDocuments } from './evaluation-set.ts';
import { type Fields, SetFileError } from './fields.ts';
import { readDocument, readQuery, readSettings } from './set-lines.ts';

const DOCUMENTS = /^(.+)\.(docs|intents)\.jsonl$/;

/** The names of the sets in a folder: one for each `<name>.docs.jsonl` or `<name>.intents.jsonl`. */
export async function listSets(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).flatMap((file) => DOCUMENTS.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** @throws SetFileError naming the file and the line that cannot be used. */
export async function readSet(folder: string, name: string): Promise<EvaluationSet> {
  const intents = join(folder, `${name}.intents.jsonl`);
  const documentsFile = existsSync(intents) ? intents : join(folder, `${name}.docs.jsonl`);
  const documents = await readLines(documentsFile, readDocument);
  const ids = new Set(documents.map(({ id }) => id));
  const queriesFile = join(folder, `${name}.queries.jsonl`);
  const queries = await readLines(queriesFile, (fields) => readQuery(fields, ids));
  const settings = await readSettingsOf(join(folder, `${name}.set.json`));
  const set = { name, ...settings, documents, queries };
  return mergeDocuments(set, ({ title, text }) => JSON.stringify([title, text]));
}

async function readSettingsOf(file: string): Promise<ReturnType<typeof readSettings>> {
  if (!existsSync(file)) return readSettings({});
  return located(file, undefined, async () =>
    readSettings(JSON.parse(await readFile(file, 'utf8')) as Fields),
  );
}

async function readLines<T extends { id: string }>(file: string, read: (fields: Fields) => T): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  for (const [index, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
    if (line.trim() === '') continue;
    await located(file, index + 1, () => {
      const item = read(JSON.parse(line) as Fields);
      if (seen.has(item.id)) throw new SetFileError(`id ${item.id} is there twice`);
      seen.add(item.id);
      items.push(item);
    });
  }
  return items;
}

/** Says where it went wrong. */
async function located<T>(file: string, line: number | undefined, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const place = line === undefined ? file : `${file}:${line}`;
    throw new SetFileError(`${place}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
