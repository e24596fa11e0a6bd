import { Module } from '@nestjs/common';
import { DocumentCatalogue } from './document-catalogue.js';
import { DepartingDocumentsRepository } from './departing-documents.repository.js';
import { DocumentContentsRepository } from './document-contents.repository.js';
import { DocumentsRepository } from './documents.repository.js';
import { IngestionJobsRepository } from './ingestion-jobs.repository.js';
import { PassagesRepository } from './passages/passages.repository.js';

/** Documents with their passages, and what is still to be taken in. Its tables are changed by the rooms above, too. */
@Module({
  providers: [
    DepartingDocumentsRepository,
    DocumentCatalogue,
    DocumentContentsRepository,
    DocumentsRepository,
    IngestionJobsRepository,
    PassagesRepository,
  ],
  exports: [DepartingDocumentsRepository, DocumentCatalogue, DocumentsRepository, IngestionJobsRepository],
})
export class DocumentsModule {}
