import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { IdGenerator } from '../../common/id-generator.js';
import { Database } from '../../database/database.js';
import { type KnowledgeDocument, type NewDocument } from './document.js';
import { DocumentsRepository } from './documents.repository.js';
import { DocumentNotFoundError } from '../knowledge.errors.js';
import { PassageIndex } from '../search/passage-index.js';

/** Adds and deletes documents. A document and its index change in one transaction, so a search sees both or neither. */
@Injectable()
export class DocumentWriter {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly index: PassageIndex,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  async add(input: NewDocument): Promise<KnowledgeDocument> {
    const now = this.clock.now();
    const document: KnowledgeDocument = {
      id: this.ids.next('doc'),
      applicationId: input.applicationId,
      title: input.title,
      content: input.content,
      category: input.category,
      metadata: input.metadata ?? {},
      contentHash: hash(input),
      createdAt: now,
      updatedAt: now,
    };
    await this.database.transaction(async () => {
      await this.documents.insert(document);
      await this.index.add(document);
    });
    return document;
  }

  /** @throws DocumentNotFoundError */
  async delete(id: string): Promise<void> {
    await this.database.transaction(async () => {
      const document = await this.documents.find(id);
      if (!document) throw new DocumentNotFoundError(id);
      await this.index.remove(document);
      await this.documents.delete(id);
    });
  }
}

/** Of both together, unambiguously: JSON keeps their border. */
function hash({ title, content }: NewDocument): string {
  return createHash('sha256')
    .update(JSON.stringify([title, content]))
    .digest('hex');
}
