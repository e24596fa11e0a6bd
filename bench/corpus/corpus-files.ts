import { glob, readFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';

/** What the text of `fees.pdf` should be stands beside it in `fees.pdf.txt`. */
const REFERENCE_END = '.txt';

/** A file to be read, and what should come of it. */
export interface CorpusFile {
  /** Within its folder. */
  path: string;
  bytes: Uint8Array;
  /** The text that it should have; undefined where nobody says. */
  reference: string | undefined;
}

/** All files in a folder and those in it, in the order of their paths, one at a time; references are none. */
export async function* filesIn(folder: string): AsyncGenerator<CorpusFile> {
  const found = await Array.fromAsync(glob('**/*', { cwd: folder, withFileTypes: true }));
  const paths = found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => resolve(parentPath, name));
  const known = new Set(paths);
  for (const path of paths.sort()) {
    if (isReference(path, known)) continue;
    const reference = path + REFERENCE_END;
    yield {
      path: relative(folder, path),
      bytes: new Uint8Array(await readFile(path)),
      reference: known.has(reference) ? await readFile(reference, 'utf8') : undefined,
    };
  }
}

function isReference(path: string, known: ReadonlySet<string>): boolean {
  const of = path.slice(0, -REFERENCE_END.length);
  return path.endsWith(REFERENCE_END) && basename(of).includes('.') && known.has(of);
}
