import { Module } from '@nestjs/common';
import { Scheduler } from '../../common/scheduler.js';
import { DocumentParser } from './document-parser.js';
import { WorkerDocumentParser } from './worker-document-parser.js';

/** Text of files. */
@Module({
  providers: [
    {
      provide: DocumentParser,
      inject: [Scheduler],
      useFactory: (scheduler: Scheduler): DocumentParser => new WorkerDocumentParser(scheduler),
    },
  ],
  exports: [DocumentParser],
})
export class ParsingModule {}
