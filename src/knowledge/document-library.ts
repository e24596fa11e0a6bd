import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { ChangeFeed } from '../database/change-feed.js';
import { Database } from '../database/database.js';
import { KnowledgeWriter } from './index/knowledge-writer.js';
import { IngestionRunner } from './ingestion/ingestion-runner.js';
import { DocumentNotFoundError } from './documents/documents.errors.js';
import { requireSupported } from './parsing/require-supported.js';
import { type UploadedFile } from './parsing/uploaded-file.js';
import { type DocumentProperties, type KnowledgeDocument, type NewDocument } from './documents/document.js';
import { DocumentsRepository } from './documents/documents.repository.js';
import { PassageSweeper } from './ingestion/passage-sweeper.js';
import { IngestionQueue } from './ingestion/ingestion-queue.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { type Accepted, DocumentIntake } from './ingestion/document-intake.js';

/** What becomes of documents: what comes in, what changes, what goes. */
@Injectable()
export class DocumentLibrary {
  constructor(
    private readonly catalogue: DocumentCatalogue,
    private readonly intake: DocumentIntake,
    private readonly documents: DocumentsRepository,
    private readonly queue: IngestionQueue,
    private readonly runner: IngestionRunner,
    private readonly index: KnowledgeWriter,
    private readonly sweeper: PassageSweeper,
    private readonly database: Database,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** Adds a text. It can be found as soon as this returns. */
  async add(input: NewDocument): Promise<Accepted> {
    const { document, isNew } = await this.intake.acceptText(input);
    await this.runner.settled(document.id);
    // Somebody may have deleted it by now: then it is answered as it was taken.
    return { document: (await this.catalogue.find(document.id)) ?? document, isNew };
  }

  /** Takes a file, to be read in the background. @throws ParseError where no text can be made of such a file. */
  async upload(applicationId: string, file: UploadedFile, properties: DocumentProperties): Promise<Accepted> {
    requireSupported(file);
    const accepted = await this.intake.acceptFile(applicationId, file, properties);
    this.runner.wake();
    return accepted;
  }

  /**
   * Puts a text in the place of the document's, in one step: a search finds the old one or the new one.
   * @throws DocumentNotFoundError
   */
  async replaceText(id: string, content: string, properties: DocumentProperties): Promise<KnowledgeDocument> {
    await this.intake.replaceText(await this.catalogue.get(id), content, properties);
    await this.runner.settled(id);
    return this.catalogue.get(id);
  }

  /**
   * Takes a file to put in the place of the document's; until it is read, the old one is found.
   * @throws DocumentNotFoundError, ParseError where no text can be made of such a file.
   */
  async replaceFile(
    id: string,
    file: UploadedFile,
    properties: DocumentProperties,
  ): Promise<KnowledgeDocument> {
    requireSupported(file);
    await this.intake.replaceFile(await this.catalogue.get(id), file, properties);
    this.runner.wake();
    return this.catalogue.get(id);
  }

  /**
   * Changes what is said of a document, and whether it is found. True for the next search. A long one that is to be found
   * again is taken in anew first.
   * @throws DocumentNotFoundError
   */
  async change(
    id: string,
    { enabled, ...properties }: DocumentProperties & { enabled?: boolean | undefined },
  ): Promise<KnowledgeDocument> {
    if (await this.describe(id, properties)) await this.runner.settled(id);
    if (enabled !== undefined) await this.setEnabled(id, enabled);
    return this.catalogue.get(id);
  }

  /**
   * The document cannot be found any more at once, and is nowhere any more as soon as this returns. A long one takes its
   * time, in short steps beside all else; after a minute they go on and nobody waits.
   * @throws DocumentNotFoundError
   */
  async remove(id: string): Promise<void> {
    if (!(await this.discard(id))) throw new DocumentNotFoundError(id);
    await this.sweeper.swept([id]);
    await this.database.purge();
  }

  /**
   * The same, for whoever waits for nothing and purges the database himself.
   * @param unchangedSince leaves it where it was changed since then.
   * @returns false where there is none.
   */
  async discard(id: string, unchangedSince?: number): Promise<boolean> {
    if (!(await this.index.remove(id, unchangedSince))) return false;
    // Whoever waits for it to come in waits no longer.
    this.changes.announce(id);
    this.sweeper.wake();
    return true;
  }

  private async setEnabled(id: string, enabled: boolean): Promise<void> {
    await this.database.transaction(async () => {
      const wish = await this.queue.wishFor(id);
      // What was said last holds, also over a version that waits: that must not come in between with what was said before.
      if (wish?.enabled !== undefined) await this.queue.add(id, { enabled });
    });
    const isDone = await this.index.setEnabled(id, enabled);
    this.sweeper.wake();
    if (isDone) return;
    await this.database.transaction(() => this.queue.add(id, { enabled }));
    await this.runner.settled(id);
  }

  /** @returns whether the document has to be indexed anew: its title is part of every passage. */
  private async describe(id: string, properties: DocumentProperties): Promise<boolean> {
    const { title, ...others } = properties;
    return this.database.transaction(async () => {
      const wish = await this.queue.wishFor(id);
      // First, so that whoever takes it in meanwhile is done with it, or comes behind.
      await this.documents.update(id, others, this.clock.now());
      const document = await this.documents.findOutline(id);
      if (!document) throw new DocumentNotFoundError(id);
      const isRenamed = title !== undefined && title !== document.title;
      // What was never read has no passages to name anew, nor has what is long and disabled.
      const isIndexed = document.state === 'ready' && document.passages > 0;
      if (isRenamed && !isIndexed) await this.documents.update(id, { title });
      // What was said last holds, also over what came with the version that still waits.
      if (wish ? isSaid(properties) : isRenamed && isIndexed) {
        await this.queue.add(id, wish ? properties : { title });
      }
      return isRenamed && isIndexed;
    });
  }
}

function isSaid(properties: DocumentProperties): boolean {
  return Object.values(properties).some((value) => value !== undefined);
}
