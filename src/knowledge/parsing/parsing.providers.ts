import { type Provider } from '@nestjs/common';
import { Scheduler } from '../../common/scheduler.js';
import { DocumentParser } from './document-parser.js';
import { WorkerDocumentParser } from './worker-document-parser.js';

export const PARSING_PROVIDERS: Provider[] = [
  {
    provide: DocumentParser,
    useFactory: (scheduler: Scheduler) => new WorkerDocumentParser(scheduler),
    inject: [Scheduler],
  },
];
