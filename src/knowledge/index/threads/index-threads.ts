import { type OnApplicationShutdown } from '@nestjs/common';
import { type Database } from '../../../database/database.js';
import { type KnowledgeReader } from '../knowledge-reader.js';
import { type KnowledgeWriter } from '../knowledge-writer.js';
import { type LocalIndex } from '../local-index.js';
import { behindThread } from './behind-thread.js';
import { READER_METHODS } from './index-methods.js';
import { IndexThread } from './index-thread.js';
import { WritingThread } from './writing-thread.js';

/**
 * A search leaves a megabyte behind. Where fifty of them come together, as they do otherwise, one search in forty waits
 * eight milliseconds for them to be cleared away.
 */
const SEARCH_LIMITS = { maxYoungGenerationSizeMb: 12 };

/**
 * The index on connections of its own, in threads of their own: neither a search through a hundred thousand passages nor
 * taking in a long document holds up the replies that are being streamed. While the one thread writes, this process does
 * not; the other reads at any time, and sees whatever is committed.
 */
export class IndexThreads implements LocalIndex, OnApplicationShutdown {
  readonly reader: KnowledgeReader;
  readonly writer: KnowledgeWriter;
  private readonly reading: IndexThread;
  private readonly writing: WritingThread;

  /** @param path of the database file. */
  constructor(path: string, database: Database) {
    this.reading = new IndexThread({ path, readsAhead: true }, { limits: SEARCH_LIMITS });
    this.writing = new WritingThread({ path }, database);
    this.reader = behindThread<KnowledgeReader>(READER_METHODS, (method, values) =>
      this.reading.call(method, values),
    );
    this.writer = this.writing.writer;
  }

  /**
   * Starts the thread that reads, so that the first search does not wait for it. The other would take from it the
   * processor that it is loaded on.
   */
  warm(): void {
    this.reading.warm();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.writing.onApplicationShutdown(), this.reading.close()]);
  }
}
