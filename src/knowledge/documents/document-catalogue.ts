import { Injectable } from '@nestjs/common';
import { conversationOf } from '../../common/knowledge-owner.js';
import { Database } from '../../database/database.js';
import { type TextBlock } from '../parsing/structured-text.js';
import { blocksBetween, type TextSpan } from './blocks-between.js';
import { DocumentContentsRepository } from './document-contents.repository.js';
import { DocumentNotFoundError } from './documents.errors.js';
import { type Passage } from './passages/passage.js';
import { PassagesRepository } from './passages/passages.repository.js';
import {
  type DocumentCounts,
  type DocumentListing,
  type DocumentPage,
  type DocumentSummary,
  type KnowledgeDocument,
} from './document.js';
import { DocumentsRepository } from './documents.repository.js';

/** The documents that are there. */
@Injectable()
export class DocumentCatalogue {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly passages: PassagesRepository,
    private readonly contents: DocumentContentsRepository,
    private readonly database: Database,
  ) {}

  async find(id: string): Promise<KnowledgeDocument | undefined> {
    return this.documents.find(id);
  }

  /** @throws DocumentNotFoundError */
  async get(id: string): Promise<KnowledgeDocument> {
    const document = await this.find(id);
    if (!document) throw new DocumentNotFoundError(id);
    return document;
  }

  /** How many characters its text has; 0 where there is none. */
  async lengthOf(id: string): Promise<number> {
    return (await this.documents.findOutline(id))?.characters ?? 0;
  }

  /** The same without its text. @throws DocumentNotFoundError */
  async getOutline(id: string): Promise<DocumentSummary> {
    const document = await this.documents.findOutline(id);
    if (!document) throw new DocumentNotFoundError(id);
    return document;
  }

  /**
   * Whether it is an application's, to be changed by who looks after that; what is a conversation's own is not there for them.
   * @throws DocumentNotFoundError
   */
  async requireShared(id: string): Promise<void> {
    const outline = await this.documents.findOutline(id);
    const isShared = outline !== undefined && conversationOf(outline.applicationId) === undefined;
    if (!isShared) throw new DocumentNotFoundError(id);
  }

  /** A document with the blocks of a stretch of its text, in their order. @throws DocumentNotFoundError */
  async getWithBlocks(
    id: string,
    span: TextSpan,
  ): Promise<{ document: KnowledgeDocument; blocks: readonly TextBlock[] }> {
    const { document, structure } = await this.database.snapshot(async () => ({
      document: await this.get(id),
      structure: await this.contents.findStructure(id),
    }));
    return { document, blocks: blocksBetween(document.content, structure, span) };
  }

  /** One page of an application's documents, the newest first. */
  async list(listing: DocumentListing): Promise<DocumentPage> {
    const found = await this.documents.list({ ...listing, limit: listing.limit + 1 });
    const documents = found.slice(0, listing.limit);
    const last = documents.at(-1);
    const next = last && found.length > documents.length ? { at: last.createdAt, id: last.id } : undefined;
    return { documents, next };
  }

  /** Whether an application, or a conversation, has any. */
  async hasAny(owner: string): Promise<boolean> {
    return this.documents.hasAny(owner);
  }

  async count(applicationId: string): Promise<DocumentCounts> {
    return this.documents.count(applicationId);
  }

  /** The passages of a document, in the order of its text. @throws DocumentNotFoundError */
  async passagesOf(id: string): Promise<Passage[]> {
    await this.getOutline(id);
    return this.passages.listOf(id);
  }
}
