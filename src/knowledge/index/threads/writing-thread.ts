import { type OnApplicationShutdown } from '@nestjs/common';
import { type Database } from '../../../database/database.js';
import { type KnowledgeWriter } from '../knowledge-writer.js';
import { behindThread } from './behind-thread.js';
import { WRITER_METHODS } from './index-methods.js';
import { type IndexPlace } from './index-place.js';
import { IndexThread } from './index-thread.js';

/** What is done without writing: nobody waits for it. */
const WITHOUT_WRITING = new Set<string>([
  'prepare',
  'prepareSweep',
  'learnWeights',
] satisfies (keyof KnowledgeWriter)[]);

/**
 * Changes the index in a thread, over a connection of its own: cutting and analysing texts takes long, and nobody's reply
 * waits for it. What writes has its turn in the database once the thread is free for it, and not before: others would
 * wait for what the thread is at, too.
 */
export class WritingThread implements OnApplicationShutdown {
  readonly writer: KnowledgeWriter;
  private readonly thread: IndexThread;
  private last: Promise<unknown> = Promise.resolve();

  constructor(place: IndexPlace, database: Database) {
    this.thread = new IndexThread(place);
    this.writer = behindThread<KnowledgeWriter>(WRITER_METHODS, (method, values) => {
      const call = (): Promise<unknown> => this.thread.call(method, values);
      if (WITHOUT_WRITING.has(method)) return this.inTurn(call);
      if (database.inTransaction)
        return Promise.reject(new Error('Another connection cannot write inside a transaction.'));
      return this.inTurn(() => database.exclusive(call));
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread.close();
  }

  private inTurn(call: () => Promise<unknown>): Promise<unknown> {
    const result = this.last.then(call);
    this.last = result.catch(() => undefined);
    return result;
  }
}
