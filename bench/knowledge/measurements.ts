import { once } from 'node:events';
import { join } from 'node:path';
import { type HttpClient } from '../http-client.ts';
import { OTHER_CORE, spawnPinned } from '../processes.ts';
import { type Library } from './library.ts';
import { type WatchOrder, type WatchReport } from './watch.ts';

/** Code runs slowly at first; so many calls do not count. */
const WARM_UP = 30;

/** @returns milliseconds of each of so many searches, one after the other. */
export async function timeSearches(library: Library, count: number): Promise<number[]> {
  for (let index = 0; index < WARM_UP; index++) await library.search();
  const times: number[] = [];
  for (let index = 0; index < count; index++) times.push(await library.search());
  return times;
}

/** @returns milliseconds of each of so many calls that do next to nothing. */
export async function timeHealth(client: HttpClient, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < WARM_UP + count; index++) {
    const startedAt = performance.now();
    await client.get('/health');
    times.push(performance.now() - startedAt);
  }
  return times.slice(WARM_UP);
}

/** Does the work while so many passages a second are being added. */
export async function whileIngesting<T>(
  library: Library,
  passagesPerSecond: number,
  work: () => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const ingesting = library.ingestUntil(stop.signal, passagesPerSecond);
  const [result] = await Promise.all([
    work().finally(() => {
      stop.abort();
    }),
    ingesting,
  ]);
  return result;
}

/** Searches without a pause until the work is done. @returns what it came to, and how many searches a second. */
export async function whileSearching<T>(
  library: Library,
  work: () => Promise<T>,
): Promise<{ result: T; searchesPerSecond: number }> {
  const startedAt = performance.now();
  const state = { isOver: false };
  const working = work().finally(() => {
    state.isOver = true;
  });
  let searches = 0;
  for (; !state.isOver; searches++) await library.search();
  const result = await working;
  return { result, searchesPerSecond: searches / ((performance.now() - startedAt) / 1_000) };
}

/** Has the watcher look at the server. */
export async function watch(order: WatchOrder): Promise<WatchReport> {
  const child = spawnPinned(OTHER_CORE, join(import.meta.dirname, 'watcher.ts'), {});
  if (!child.stdin || !child.stdout) throw new Error('the watcher has no standard streams');
  const output: string[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
  child.stdin.end(JSON.stringify(order));
  await once(child, 'close');
  if (output.length === 0) throw new Error('the watcher failed');
  return JSON.parse(output.join('')) as WatchReport;
}
