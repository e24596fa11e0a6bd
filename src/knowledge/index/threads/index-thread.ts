import { Worker } from 'node:worker_threads';
import { compiledFile } from '../../../common/compiled-file.js';
import { type KnowledgeIndex } from '../knowledge-index.js';

type Method = keyof KnowledgeIndex;
type Arguments<Name extends Method> = Parameters<KnowledgeIndex[Name]>;
type Answer<Name extends Method> = Awaited<ReturnType<KnowledgeIndex[Name]>>;

/** What is asked of the thread. */
export interface IndexCall {
  id: number;
  method: Method;
  arguments: unknown[];
}

/** What it answers. */
export type IndexAnswer = { id: number; result: unknown } | { id: number; error: Error };

/** What it says first, once its program is loaded. */
export const LOADED = 'loaded';

interface Caller {
  resolve(result: unknown): void;
  reject(error: unknown): void;
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

  /**
   * @param path of the database file.
   * @param program that answers calls.
   */
  constructor(
    private readonly path: string,
    private readonly program = compiledFile(import.meta.url, './index-worker.js'),
  ) {}

  /** Starts the thread ahead of the first call, which need not wait for the program to be loaded then. */
  warm(): void {
    if (!this.isClosed) this.running ??= this.start();
  }

  /** @throws what the method throws; an error when the thread ends before it has answered. */
  async call<Name extends Method>(method: Name, ...values: Arguments<Name>): Promise<Answer<Name>> {
    if (this.isClosed) throw new Error('The index is closed.');
    const { worker, callers } = (this.running ??= this.start());
    const id = ++this.lastId;
    worker.postMessage({ id, method, arguments: values } satisfies IndexCall);
    const answer = await new Promise<unknown>((resolve, reject) => callers.set(id, { resolve, reject }));
    // The other end is the same class: what it answers is what the method returns.
    return answer as Answer<Name>;
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
    const worker = new Worker(this.program, { workerData: { path: this.path } });
    const running: Running = { worker, callers: new Map(), loading: Promise.withResolvers() };
    worker.unref();
    worker.on('message', (answer: IndexAnswer | typeof LOADED) => {
      if (answer === LOADED) {
        running.loading.resolve(undefined);
        return;
      }
      const caller = running.callers.get(answer.id);
      running.callers.delete(answer.id);
      if ('error' in answer) caller?.reject(answer.error);
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
