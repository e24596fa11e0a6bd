import { Injectable } from '@nestjs/common';
import { type ServerResponse } from 'node:http';
import { validateBody } from '../http/validate-body.js';
import { ValidationFailedError } from '../http/validation.js';
import { ConversationLibrary } from '../knowledge/conversation-library.js';
import { DocumentDto, DocumentSummaryDto } from '../knowledge/documents.dto.js';
import { IngestionStatus } from '../knowledge/ingestion/ingestion-status.js';
import { requireSupported } from '../knowledge/parsing/require-supported.js';
import { readForm } from '../knowledge/read-form.js';
import { receivedFile } from '../knowledge/received-file.js';
import { type Received } from '../knowledge/takes-document.js';
import { SessionManager } from '../sessions/session-manager.js';
import { UploadConversationDocumentRequest } from './conversation-documents.dto.js';

/** What the routes of a conversation's own documents answer. */
@Injectable()
export class ConversationDocumentsService {
  constructor(
    private readonly sessions: SessionManager,
    private readonly library: ConversationLibrary,
    private readonly status: IngestionStatus,
  ) {}

  async add(
    id: string,
    body: unknown,
    received: Received,
    response: ServerResponse,
  ): Promise<DocumentSummaryDto> {
    // Where there is no conversation, what came for it does not matter.
    await this.sessions.getSession(id);
    const file = receivedFile(received);
    if (!file) throw new ValidationFailedError([{ field: 'file', message: 'file must be sent in a form' }]);
    const { title } = await validateBody(UploadConversationDocumentRequest, readForm(body));
    requireSupported(file);
    const { document, isNew } = await this.sessions.change(id, async () => {
      const conversation = await this.sessions.requireActive(id);
      await this.sessions.noteActivity(conversation, {});
      return this.library.accept(conversation, file, title ?? undefined);
    });
    this.library.takeIn();
    response.statusCode = isNew ? 202 : 200;
    return new DocumentSummaryDto(document, (await this.status.of([document.id])).get(document.id));
  }

  async list(id: string): Promise<DocumentSummaryDto[]> {
    const documents = await this.library.list(await this.sessions.getSession(id));
    const progress = await this.status.of(documents.map((document) => document.id));
    return documents.map((document) => new DocumentSummaryDto(document, progress.get(document.id)));
  }

  async get(id: string, documentId: string): Promise<DocumentDto> {
    const document = await this.library.get(await this.sessions.getSession(id), documentId);
    return new DocumentDto(document, (await this.status.of([documentId])).get(documentId));
  }

  async remove(id: string, documentId: string): Promise<void> {
    await this.library.remove(await this.sessions.getSession(id), documentId);
  }
}
