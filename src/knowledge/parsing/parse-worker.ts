import { parentPort, workerData } from 'node:worker_threads';
import { ParseError } from './parse-error.js';
import { parseFile } from './parse-file.js';
import { type ParseMessage, type ParseTask } from './parse-messages.js';
import { flatten } from './structured-text.js';

/** The entry of a worker thread that reads one file. */
async function run({ file, limits }: ParseTask): Promise<ParseMessage> {
  try {
    const onProgress = (done: number, total: number) => {
      say({ type: 'progress', done, total });
    };
    return { type: 'parsed', document: flatten(await parseFile(file, { limits, onProgress })) };
  } catch (error) {
    if (error instanceof ParseError) return { type: 'failed', code: error.code, detail: error.message };
    throw error;
  }
}

function say(message: ParseMessage): void {
  parentPort?.postMessage(message);
}

say(await run(workerData as ParseTask));
