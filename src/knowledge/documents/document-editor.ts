import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Database } from '../../database/database.js';
import { IngestionQueue } from '../ingestion/ingestion-queue.js';
import { type DocumentProperties, type KnowledgeDocument } from './document.js';
import { DocumentsRepository } from './documents.repository.js';

/** Changes what is said of documents. */
@Injectable()
export class DocumentEditor {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly queue: IngestionQueue,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns whether the document has to be indexed anew: its title is part of every passage. */
  async describe(document: KnowledgeDocument, { title, ...others }: DocumentProperties): Promise<boolean> {
    const isRenamed = title !== undefined && title !== document.title;
    await this.database.transaction(async () => {
      await this.documents.update(document.id, others, this.clock.now());
      if (isRenamed) await this.queue.add(document.id, { title });
    });
    return isRenamed;
  }
}
