import { Worker } from 'node:worker_threads';
import { compiledFile } from '../../common/compiled-file.js';
import { type KnowledgeIndex } from './knowledge-index.js';

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

interface Pending {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** A thread with the index open on a connection of its own. It starts when it is first asked, and again after a crash. */
export class IndexThread {
  private worker: Worker | undefined;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;

  /** @param path of the database file. */
  constructor(private readonly path: string) {}

  async call<Name extends Method>(method: Name, ...values: Arguments<Name>): Promise<Answer<Name>> {
    this.worker ??= this.start();
    const id = ++this.lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.pending.set(id, { resolve, reject }));
    this.worker.postMessage({ id, method, arguments: values } satisfies IndexCall);
    // The other end is the same class: what it answers is what the method returns.
    return (await answer) as Answer<Name>;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(compiledFile(import.meta.url, './index-worker.js'), {
      workerData: { path: this.path },
    });
    worker.unref();
    worker.on('message', (answer: IndexAnswer) => {
      const caller = this.pending.get(answer.id);
      this.pending.delete(answer.id);
      if ('error' in answer) caller?.reject(answer.error);
      else caller?.resolve(answer.result);
    });
    worker.on('error', (error) => {
      this.fail(error);
    });
    worker.on('exit', () => {
      this.fail(new Error('The thread of the index has ended.'));
    });
    return worker;
  }

  /** Nobody waits for a thread that is gone. */
  private fail(error: unknown): void {
    this.worker = undefined;
    for (const caller of this.pending.values()) caller.reject(error);
    this.pending.clear();
  }
}
