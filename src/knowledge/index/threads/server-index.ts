import { type OnApplicationShutdown } from '@nestjs/common';
import { type KnowledgeReader } from '../knowledge-reader.js';
import { type KnowledgeWriter } from '../knowledge-writer.js';
import { type LocalIndex } from '../local-index.js';
import { type WritingThread } from './writing-thread.js';

/** The index on a server, which searches in processes of its own; what is written there is made in a thread here. */
export class ServerIndex implements LocalIndex, OnApplicationShutdown {
  readonly writer: KnowledgeWriter;

  constructor(
    readonly reader: KnowledgeReader,
    private readonly writing: WritingThread,
  ) {
    this.writer = writing.writer;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.writing.onApplicationShutdown();
  }
}
