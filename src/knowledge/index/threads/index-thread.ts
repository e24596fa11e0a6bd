import { type ResourceLimits, Worker } from 'node:worker_threads';
import { compiledFile } from '../../../common/compiled-file.js';
import { type IndexPlace } from './index-place.js';
import { unpackFailure } from './thread-failure.js';
import { type IndexAnswer, type IndexCall, type IndexMessage, LOADED } from './index-messages.js';

interface Caller {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

interface IndexThreadOptions {
  /** What its memory is bounded by. */
  limits?: ResourceLimits;
  /** What answers calls. */
  program?: URL;
}

/** A thread, and those who wait for it. */
interface Running {
  worker: Worker;
  callers: Map<number, Caller>;
  /** Resolves when its program is loaded, or it has come to an end before. */
  loading: PromiseWithResolvers<undefined>;
}

/** A thread with the index open on a connection of its own. It starts when it is warmed or first asked, and again after a crash. */
export class IndexThread {
  private running: Running | undefined;
  private lastId = 0;
  private isClosed = false;

  /** @param place where its database is. */
  constructor(
    private readonly place: IndexPlace,
    private readonly options: IndexThreadOptions = {},
  ) {}

  /** Starts the thread ahead of the first call, which need not wait for the program to be loaded then. */
  warm(): void {
    if (!this.isClosed) this.running ??= this.start();
  }

  /**
   * @param values what the method takes. An `AbortSignal` as the last of them calls the call off: it rejects at once, and
   * is not begun where it still waits for others.
   * @throws what the method throws; an error when the thread ends before it has answered.
   */
  async call(method: string, values: readonly unknown[]): Promise<unknown> {
    if (this.isClosed) throw new Error('The index is closed.');
    const last = values.at(-1);
    const signal = last instanceof AbortSignal ? last : undefined;
    signal?.throwIfAborted();
    const { worker, callers } = (this.running ??= this.start());
    const id = ++this.lastId;
    worker.postMessage({
      ...{ id, method, isAbortable: signal !== undefined },
      values: signal ? values.slice(0, -1) : values,
    } satisfies IndexCall);
    const answer = Promise.withResolvers<unknown>();
    callers.set(id, answer);
    const callOff = (): void => {
      callers.delete(id);
      worker.postMessage({ calledOff: id } satisfies IndexMessage);
      answer.reject(signal?.reason);
    };
    signal?.addEventListener('abort', callOff, { once: true });
    try {
      return await answer.promise;
    } finally {
      signal?.removeEventListener('abort', callOff);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (!this.running) return;
    const { worker, loading } = this.running;
    worker.ref();
    // A thread that is ended while it loads the database's driver takes the process down with it.
    await loading.promise;
    await worker.terminate();
  }

  private start(): Running {
    const { program = compiledFile(import.meta.url, './index-worker.js'), limits = {} } = this.options;
    const worker = new Worker(program, { workerData: this.place, resourceLimits: limits });
    const running: Running = { worker, callers: new Map(), loading: Promise.withResolvers() };
    worker.unref();
    worker.on('message', (answer: IndexAnswer | typeof LOADED) => {
      if (answer === LOADED) {
        running.loading.resolve(undefined);
        return;
      }
      const caller = running.callers.get(answer.id);
      running.callers.delete(answer.id);
      if ('error' in answer) caller?.reject(unpackFailure(answer));
      else caller?.resolve(answer.result);
    });
    worker.on('error', (error) => {
      this.end(running, error);
    });
    worker.on('exit', () => {
      this.end(running, new Error('The thread of the index has ended.'));
    });
    return running;
  }

  /** Nobody waits for a thread that is gone. Another one may run by now: a crash is told twice. */
  private end(running: Running, error: unknown): void {
    if (this.running === running) this.running = undefined;
    for (const caller of running.callers.values()) caller.reject(error);
    running.callers.clear();
    running.loading.resolve(undefined);
  }
}
