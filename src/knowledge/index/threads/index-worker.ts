import { parentPort, workerData } from 'node:worker_threads';
import { RandomIdGenerator } from '../../../common/id-generator.js';
import { Database, INDEX_CACHE_KB } from '../../../database/database.js';
import { createLocalIndex } from '../create-local-index.js';
import { type IndexAnswer, type IndexCall, LOADED } from './index-thread.js';

/** The other end of an IndexThread: a program of its own, which does one call after the other. */
const { path } = workerData as { path: string };
const index = createLocalIndex(new Database(path, undefined, INDEX_CACHE_KB), new RandomIdGenerator());

async function answer({ id, method, arguments: values }: IndexCall): Promise<IndexAnswer> {
  try {
    const work = index[method].bind(index) as (...values: unknown[]) => Promise<unknown>;
    return { id, result: await work(...values) };
  } catch (error) {
    return { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

parentPort?.on('message', (call: IndexCall) => {
  void answer(call).then((done) => parentPort?.postMessage(done));
});
parentPort?.postMessage(LOADED);
