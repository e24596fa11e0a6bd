import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { IdGenerator } from '../../common/id-generator.js';
import { Database } from '../../database/database.js';
import { type IngestionInput } from '../documents/ingestion-job.js';
import { StoreLimits } from '../../limits/store-limits.js';
import { IngestionQueue } from './ingestion-queue.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';
import { type DocumentProperties, type KnowledgeDocument, type NewDocument } from '../documents/document.js';
import { toTitle } from '../documents/document-title.js';
import { DocumentNotFoundError } from '../documents/documents.errors.js';
import { DocumentsRepository } from '../documents/documents.repository.js';

/** What an upload without a category is filed under. */
const DEFAULT_CATEGORY = 'uploads';
const TEXT = 'text/markdown';
const KEEPS_EVERYTHING = Buffer.from('keep everything');

/** A document that was sent. */
export interface Accepted {
  document: KnowledgeDocument;
  /** Whether it is taken in; false where it was there already. */
  isNew: boolean;
}

/**
 * Accepts documents: what is accepted is stored, waits to be taken in, and is not forgotten. The same content in one
 * application is one document.
 */
@Injectable()
export class DocumentIntake {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly queue: IngestionQueue,
    private readonly limits: StoreLimits,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** @throws StoreFullError */
  async acceptText(input: NewDocument): Promise<Accepted> {
    const contentHash = hashText(input);
    const document = this.draft({ ...input, contentHash, mediaType: TEXT, fileName: null });
    return this.accept({ ...document, characters: input.content.length }, undefined);
  }

  /** @throws StoreFullError */
  async acceptFile(
    applicationId: string,
    file: UploadedFile,
    properties: DocumentProperties,
  ): Promise<Accepted> {
    const { fileName, mediaType } = file;
    const document = this.draft({
      applicationId,
      title: properties.title ?? toTitle(fileName),
      content: '',
      category: properties.category ?? DEFAULT_CATEGORY,
      metadata: properties.metadata,
      contentHash: hashFile(file),
      mediaType,
      fileName,
    });
    return this.accept(document, file, properties.title);
  }

  /**
   * Has a text take the place of the document's. Until it is taken in, what was there is found.
   * @throws DocumentNotFoundError, StoreFullError
   */
  async replaceText(
    document: KnowledgeDocument,
    content: string,
    properties: DocumentProperties,
  ): Promise<void> {
    const contentHash = hashText({ title: properties.title ?? document.title, content });
    const source = { content, contentHash, mediaType: TEXT, fileName: null, warnings: [] };
    await this.replace(document, { ...properties, ...source });
  }

  /**
   * Has a file take the place of the document. Until it is taken in, what was there is found.
   * @throws DocumentNotFoundError, StoreFullError
   */
  async replaceFile(
    document: KnowledgeDocument,
    file: UploadedFile,
    properties: DocumentProperties,
  ): Promise<void> {
    const { fileName, mediaType } = file;
    const title = properties.title ?? document.title;
    const { keepsEverything = false } = file;
    const source = { contentHash: hashFile(file), mediaType, fileName, title, keepsEverything };
    await this.replace(document, { ...properties, ...source }, file);
  }

  private async accept(
    document: KnowledgeDocument,
    file: UploadedFile | undefined,
    title?: string,
  ): Promise<Accepted> {
    return this.database.transaction(async () => {
      await this.database.holdKey(`content ${document.applicationId} ${document.contentHash}`);
      const found = await this.documents.findByHash(document.applicationId, document.contentHash);
      // Somebody may be deleting it.
      const known = found && (await this.documents.keep(found.id)) ? found : undefined;
      if (known && known.state !== 'failed') return { document: known, isNew: false };
      // What could not be read before may be now: the server may have learned to.
      const { category, metadata } = document;
      const said = { title: document.title, category, metadata };
      const again = { ...said, state: 'pending', failure: null } as const;
      const accepted = known ? { ...known, ...again } : document;
      if (known) await this.documents.update(known.id, again, document.updatedAt);
      else {
        const size = sizeOf(file?.bytes ?? document.content);
        await this.limits.requireKnowledge(document.applicationId, { documents: 1, ...size });
        await this.documents.insert(document);
      }
      const { fileName, mediaType } = document;
      const { keepsEverything } = file ?? {};
      await this.queue.add(accepted.id, file ? { title, fileName, mediaType, keepsEverything } : {}, file);
      return { document: accepted, isNew: true };
    });
  }

  private async replace(
    { id }: KnowledgeDocument,
    changes: IngestionInput,
    file?: UploadedFile,
  ): Promise<void> {
    await this.database.transaction(async () => {
      await this.queue.hold(id);
      // What waits has a number, too. It is read first: where it was taken in meanwhile, the document has that.
      const waiting = await this.queue.wishFor(id);
      // Somebody may have deleted it, or replaced it, since it was read.
      const document = await this.documents.find(id);
      if (!document) throw new DocumentNotFoundError(id);
      const [size, before] = [sizeOf(file?.bytes ?? changes.content ?? ''), sizeOf(document.content)];
      const characters = size.characters - before.characters;
      const bytes = size.bytes - before.bytes;
      await this.limits.requireKnowledge(document.applicationId, { documents: 0, characters, bytes });
      const version = Math.max(document.version, waiting?.version ?? 0) + 1;
      await this.queue.add(id, { ...changes, version }, file);
    });
  }

  private draft(
    source: Pick<
      KnowledgeDocument,
      'applicationId' | 'title' | 'content' | 'category' | 'contentHash' | 'mediaType' | 'fileName'
    > &
      DocumentProperties,
  ): KnowledgeDocument {
    const now = this.clock.now();
    return {
      ...source,
      id: this.ids.next('doc'),
      metadata: source.metadata ?? {},
      state: 'pending',
      failure: null,
      warnings: [],
      enabled: true,
      version: 1,
      characters: 0,
      passages: 0,
      createdAt: now,
      updatedAt: now,
    };
  }
}

/** What a text comes to, or a file that is not read yet. */
function sizeOf(source: Uint8Array | string): { characters: number; bytes: number } {
  return { characters: source.length, bytes: Buffer.byteLength(source) };
}

/** Of both together, unambiguously: JSON keeps their border. */
function hashText({ title, content }: { title: string; content: string }): string {
  return hash(JSON.stringify([title, content]));
}

/** A file that is read otherwise makes another document. */
function hashFile({ bytes, keepsEverything = false }: UploadedFile): string {
  return keepsEverything ? hash(Buffer.concat([bytes, KEEPS_EVERYTHING])) : hash(bytes);
}

function hash(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
