import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { SystemClock } from '../../../common/clock.js';
import { RandomIdGenerator } from '../../../common/id-generator.js';
import { type Database } from '../../../database/database.js';
import { PostgresDatabase } from '../../../database/postgres/postgres-database.js';
import { SqliteDatabase } from '../../../database/sqlite/sqlite-database.js';
import { INDEX_CACHE_KB } from '../../../database/sqlite/sqlite-options.js';
import { createLocalIndex } from '../local-index.js';
import { type IndexAnswer, type IndexCall, type IndexMessage, LOADED } from './index-messages.js';
import { READER_METHODS } from './index-methods.js';
import { type IndexPlace } from './index-place.js';
import { packFailure } from './thread-failure.js';

/** How soon it is seen that an application has become large. */
const LOOK_AGAIN_MS = 60_000;

const place = workerData as IndexPlace;
/** The other end of an IndexThread: a program of its own, which does one call after the other. */
const { reader, writer, ahead } = createLocalIndex({
  database: open(place),
  ids: new RandomIdGenerator(),
  clock: new SystemClock(),
});
/** Of the calls that are not answered yet, by their ids. */
const abortable = new Map<number, AbortController>();
let last: Promise<void> = Promise.resolve();
let waiting = 0;

function open(place: IndexPlace): Database {
  return 'url' in place
    ? new PostgresDatabase(place.url)
    : new SqliteDatabase(place.path, { cacheKb: INDEX_CACHE_KB });
}

async function answer({ id, method, values, isAbortable }: IndexCall, signal: AbortSignal): Promise<void> {
  // Lets in who calls it off.
  await setImmediate();
  if (!signal.aborted) parentPort?.postMessage(await settle());
  abortable.delete(id);

  async function settle(): Promise<IndexAnswer> {
    try {
      const port = (method in READER_METHODS ? reader : writer) as unknown as Record<string, Method>;
      return { id, result: await port[method]?.(...values, ...(isAbortable ? [signal] : [])) };
    } catch (error) {
      return { id, ...packFailure(error) };
    }
  }
}

/**
 * Until somebody asks again. Nothing is lost where it fails: what is not read ahead is read when it is asked for.
 * @param look whether to look first for what could be read.
 */
async function readAhead(look = false): Promise<void> {
  try {
    if (look) await ahead.look();
    while (waiting === 0 && (await ahead.step())) await setImmediate();
  } catch {
    // The next search tells of it.
  }
}

type Method = (...values: unknown[]) => Promise<unknown>;

parentPort?.on('message', (message: IndexMessage) => {
  if ('calledOff' in message) {
    abortable.get(message.calledOff)?.abort();
    return;
  }
  const controller = new AbortController();
  abortable.set(message.id, controller);
  waiting += 1;
  last = last
    .then(() => answer(message, controller.signal))
    .then(() => {
      waiting -= 1;
      return readAhead();
    });
});

function lookAround(): void {
  last = last.then(() => readAhead(true));
}

if ('path' in place && place.readsAhead) {
  lookAround();
  setInterval(lookAround, LOOK_AGAIN_MS);
}
parentPort?.postMessage(LOADED);
