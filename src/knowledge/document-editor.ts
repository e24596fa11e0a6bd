import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { IngestionQueue } from './ingestion/ingestion-queue.js';
import { type DocumentProperties, type KnowledgeDocument } from './documents/document.js';
import { DocumentsRepository } from './documents/documents.repository.js';

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
  async describe(document: KnowledgeDocument, properties: DocumentProperties): Promise<boolean> {
    const { title, ...others } = properties;
    return this.database.transaction(async () => {
      const wish = await this.queue.wishFor(document.id);
      const isRenamed = title !== undefined && title !== document.title;
      // What has never been read has no passages to name anew.
      const isIndexed = document.state === 'ready';
      await this.documents.update(document.id, isIndexed ? others : properties, this.clock.now());
      // What was said last holds, also over what came with the version that still waits.
      if (wish ? isSaid(properties) : isRenamed && isIndexed) {
        await this.queue.add(document.id, wish ? properties : { title });
      }
      return isRenamed && isIndexed;
    });
  }
}

function isSaid(properties: DocumentProperties): boolean {
  return Object.values(properties).some((value) => value !== undefined);
}
