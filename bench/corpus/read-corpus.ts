import { basename } from 'node:path';
import { filesIn } from './corpus-files.ts';
import { similarity } from './similarity.ts';

/** What is read of a file, as far as it is told here. */
interface ReadText {
  text: string;
  title: string | undefined;
  warnings: readonly { code: string; detail: string }[];
}

/** Reads one file, as the server does. */
export type ReadFile = (fileName: string, bytes: Uint8Array) => Promise<ReadText>;

/** What came of one file. */
export interface Outcome {
  path: string;
  bytes: number;
  state: 'ready' | 'failed';
  /** Why it failed, or what is missing of its text. */
  reasons: readonly { code: string; detail: string }[];
  elapsedMs: number;
  title: string | undefined;
  text: string;
  /** To the text that it should have, from 0 to 1; undefined where nobody says. */
  similarity: number | undefined;
}

/** Reads the files of a folder one after the other. */
export async function* readCorpus(folder: string, read: ReadFile): AsyncGenerator<Outcome> {
  for await (const { path, bytes, reference } of filesIn(folder)) {
    const began = performance.now();
    const outcome = await readOne(path, bytes, read);
    yield {
      ...outcome,
      ...{ path, bytes: bytes.length, elapsedMs: performance.now() - began },
      similarity: reference === undefined ? undefined : similarity(outcome.text, reference),
    };
  }
}

async function readOne(
  path: string,
  bytes: Uint8Array,
  read: ReadFile,
): Promise<Pick<Outcome, 'state' | 'reasons' | 'title' | 'text'>> {
  try {
    const { text, title, warnings } = await read(basename(path), bytes);
    return { state: 'ready', reasons: warnings, title, text };
  } catch (error) {
    const { code = 'unknown', message } = error as Error & { code?: string };
    return { state: 'failed', reasons: [{ code, detail: message }], title: undefined, text: '' };
  }
}
