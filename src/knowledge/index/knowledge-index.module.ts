import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../../common/clock.js';
import { IdGenerator } from '../../common/id-generator.js';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { CorporaRepository } from './corpora.repository.js';
import { CorpusEraser } from './corpus-eraser.js';
import { HiddenPassagesRepository } from './hidden-passages.repository.js';
import { KnowledgeReader } from './knowledge-reader.js';
import { KnowledgeWriter } from './knowledge-writer.js';
import { PassageRangesRepository } from './passage-ranges.repository.js';
import { RenewalsRepository } from './renewals.repository.js';
import { createLocalIndex, type LocalIndex } from './local-index.js';
import { ServerIndex } from './threads/server-index.js';
import { WritingThread } from './threads/writing-thread.js';
import { IndexThreads } from './threads/index-threads.js';
import { GenerationsRepository } from './vectors/generations.repository.js';
import { VectorsRepository } from './vectors/vectors.repository.js';

const INDEX = Symbol('index');

/** A database in memory is one connection's: there the index is on that. A server searches in processes of its own. */
function openIndex(
  { database: config }: Config,
  database: Database,
  ids: IdGenerator,
  clock: Clock,
  host: HttpAdapterHost,
): LocalIndex {
  if (config.kind === 'postgres') {
    const { reader } = createLocalIndex({ database, ids, clock });
    return new ServerIndex(reader, new WritingThread({ url: config.url }, database));
  }
  if (config.path === ':memory:') return createLocalIndex({ database, ids, clock });
  const threads = new IndexThreads(config.path, database);
  // Not before: loading the threads' program would delay the start by a fifth.
  host.listen$.subscribe(() => {
    threads.warm();
  });
  return threads;
}

/** The search over passages, by words and by vectors. */
@Module({
  imports: [DocumentsModule],
  providers: [
    {
      provide: INDEX,
      inject: [Config, Database, IdGenerator, Clock, HttpAdapterHost],
      useFactory: openIndex,
    },
    { provide: KnowledgeReader, inject: [INDEX], useFactory: ({ reader }: LocalIndex) => reader },
    { provide: KnowledgeWriter, inject: [INDEX], useFactory: ({ writer }: LocalIndex) => writer },
    CorporaRepository,
    CorpusEraser,
    HiddenPassagesRepository,
    GenerationsRepository,
    PassageRangesRepository,
    RenewalsRepository,
    VectorsRepository,
  ],
  exports: [
    KnowledgeReader,
    KnowledgeWriter,
    CorporaRepository,
    CorpusEraser,
    HiddenPassagesRepository,
    GenerationsRepository,
    RenewalsRepository,
    VectorsRepository,
  ],
})
export class KnowledgeIndexModule {}
