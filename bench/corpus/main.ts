/**
 * What becomes of the files of a folder: each is read by the process that reads uploads, with the same bounds.
 *
 *   npm run corpus -- FOLDER                  states, reasons, times; folders in it are read as well
 *   npm run corpus -- FOLDER --least 0.95     fails where a text is less alike than that to what it should be
 *   npm run corpus -- FOLDER --texts OUT      writes each text to OUT, under the name that a reference has
 *
 * What the text of `fees.pdf` should be stands beside it in `fees.pdf.txt`; where there is none, nothing is compared. 1 is
 * the same words in the same order. A file that should fail has an empty reference.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Outcome, readCorpus } from './read-corpus.ts';
import { lineOf, summaryOf } from './report.ts';

const DIST = new URL('../../dist/', import.meta.url);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { least: { type: 'string' }, texts: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('npm run corpus -- FOLDER');

const parser = await openParser();
const outcomes: Outcome[] = [];
for await (const outcome of readCorpus(folder, (fileName, bytes) =>
  parser.parse({ fileName, bytes, mediaType: '' }, new AbortController().signal),
)) {
  console.log(lineOf(outcome));
  if (values.texts !== undefined && outcome.state === 'ready') await keep(values.texts, outcome);
  // Texts of thousands of files are more than there is memory for.
  outcomes.push({ ...outcome, text: '' });
}
console.log(`\n${summaryOf(outcomes)}`);
const least = Number(values.least ?? 0);
process.exitCode = outcomes.some(({ similarity = 1 }) => similarity < least) ? 1 : 0;

async function keep(target: string, { path, text }: Outcome): Promise<void> {
  const file = join(target, `${path}.txt`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${text}\n`);
}

/** That of the build, as a process can only be started from that. */
async function openParser() {
  const load = (path: string): Promise<unknown> => import(new URL(path, DIST).href);
  const { WorkerDocumentParser } = (await load(
    'knowledge/parsing/worker-document-parser.js',
  )) as typeof import('../../src/knowledge/parsing/worker-document-parser.js');
  const { SystemScheduler } = (await load(
    'common/scheduler.js',
  )) as typeof import('../../src/common/scheduler.js');
  return new WorkerDocumentParser(new SystemScheduler());
}
