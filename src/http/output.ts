import { setImmediate } from 'node:timers/promises';

/** What a response tells of how fast it is read. */
export interface Output {
  readonly writableNeedDrain: boolean;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  removeListener(event: 'drain' | 'close', listener: () => void): unknown;
}

/** @returns once the reader has taken what was written, or is gone, or `signal` aborts. */
export async function drained(output: Output, signal: AbortSignal): Promise<void> {
  await setImmediate();
  if (!output.writableNeedDrain || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      output.removeListener('drain', done);
      output.removeListener('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    output.once('drain', done);
    output.once('close', done);
    signal.addEventListener('abort', done);
  });
}
