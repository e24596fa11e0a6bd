import { Injectable } from '@nestjs/common';
import { ownerInConversation } from '../common/knowledge-owner.js';
import { ChangeFeed } from '../database/change-feed.js';
import { Database } from '../database/database.js';
import { DocumentLibrary } from './document-library.js';
import { type DocumentSummary, type KnowledgeDocument } from './documents/document.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { DocumentNotFoundError } from './documents/documents.errors.js';
import { CorpusEraser } from './index/corpus-eraser.js';
import { type Accepted, DocumentIntake } from './ingestion/document-intake.js';
import { type IngestionStep } from './ingestion/ingestion-progress.js';
import { IngestionRunner } from './ingestion/ingestion-runner.js';
import { IngestionStatus } from './ingestion/ingestion-status.js';
import { PassageSweeper } from './ingestion/passage-sweeper.js';
import { requireSupported } from './parsing/require-supported.js';
import { type UploadedFile } from './parsing/uploaded-file.js';

/** More than a conversation may have: see `MAX_CONVERSATION_DOCUMENTS`. */
const PAGE = 1_000;

/** A conversation, by what its documents are kept under. */
export interface ConversationOwner {
  applicationId: string;
  id: string;
}

/** The documents of conversations: each has its own, which are searched in it alone and go with it. */
@Injectable()
export class ConversationLibrary {
  constructor(
    private readonly library: DocumentLibrary,
    private readonly catalogue: DocumentCatalogue,
    private readonly intake: DocumentIntake,
    private readonly runner: IngestionRunner,
    private readonly status: IngestionStatus,
    private readonly sweeper: PassageSweeper,
    private readonly eraser: CorpusEraser,
    private readonly changes: ChangeFeed,
    private readonly database: Database,
  ) {}

  /** @throws ParseError where no text can be made of such a file. */
  requireSupported(file: UploadedFile): void {
    requireSupported(file);
  }

  /**
   * Takes a file, within the transaction of whoever sees to it that the conversation stays; {@link takeIn} has it read.
   * @throws ConversationFullError, AttachedFullError
   */
  async accept(
    conversation: ConversationOwner,
    file: UploadedFile,
    title: string | undefined,
  ): Promise<Accepted> {
    return this.intake.acceptFile(ownerOf(conversation), file, { title });
  }

  /** Has what was accepted read in the background. */
  takeIn(): void {
    this.runner.wake();
  }

  /** The newest first. */
  async list(conversation: ConversationOwner): Promise<DocumentSummary[]> {
    return (await this.catalogue.list({ applicationId: ownerOf(conversation), limit: PAGE })).documents;
  }

  /** How far those of the documents are on their way in that are not in yet. */
  async progressOf(ids: readonly string[]): Promise<Map<string, IngestionStep>> {
    return this.status.of(ids);
  }

  /** @throws DocumentNotFoundError also for a document that is not of the conversation. */
  async get(conversation: ConversationOwner, id: string): Promise<KnowledgeDocument> {
    const document = await this.catalogue.get(id);
    if (document.applicationId !== ownerOf(conversation)) throw new DocumentNotFoundError(id);
    return document;
  }

  /** Nothing is left of it once this returns. @throws DocumentNotFoundError */
  async remove(conversation: ConversationOwner, id: string): Promise<void> {
    await this.get(conversation, id);
    await this.library.remove(id);
  }

  /**
   * Puts all that a conversation has out of everybody's reach, within the transaction that does so with the conversation,
   * which whoever calls holds. It is deleted behind that, whatever becomes of this process.
   * @returns its documents, to {@link waitFor}.
   */
  async forget(conversation: ConversationOwner): Promise<string[]> {
    const owner = ownerOf(conversation);
    const ids = (await this.list(conversation)).map(({ id }) => id);
    await this.eraser.erase(owner, ids);
    for (const id of ids) this.changes.announce(id);
    this.database.afterCommit(() => {
      this.sweeper.wake();
    });
    return ids;
  }

  /** @returns once nothing is left of what was forgotten; a minute later at the latest. */
  async waitFor(forgotten: readonly string[]): Promise<void> {
    await this.sweeper.swept(forgotten);
  }
}

function ownerOf({ applicationId, id }: ConversationOwner): string {
  return ownerInConversation(applicationId, id);
}
