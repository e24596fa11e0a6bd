import { Injectable } from '@nestjs/common';
import { type ServerResponse } from 'node:http';
import { ApplicationManager } from '../applications/application-manager.js';
import { showsOf } from '../applications/page/page.js';
import { type Principal } from '../auth/principal.js';
import { validateBody } from '../http/validate-body.js';
import { ValidationFailedError } from '../http/validation.js';
import { ConversationLibrary } from '../knowledge/conversation-library.js';
import { DocumentDto, DocumentSummaryDto } from '../knowledge/documents.dto.js';
import { readForm } from '../knowledge/read-form.js';
import { receivedFile } from '../knowledge/received-file.js';
import { type Received } from '../knowledge/takes-document.js';
import { type Conversation } from '../sessions/conversation.js';
import { SessionManager } from '../sessions/session-manager.js';
import { UploadConversationDocumentRequest } from './conversation-documents.dto.js';
import { FilesNotAllowedError } from './conversations.errors.js';

/** What the routes of a conversation's own documents answer. */
@Injectable()
export class ConversationDocumentsService {
  constructor(
    private readonly sessions: SessionManager,
    private readonly library: ConversationLibrary,
    private readonly applications: ApplicationManager,
  ) {}

  async add(
    id: string,
    body: unknown,
    received: Received,
    caller: Principal,
    response: ServerResponse,
  ): Promise<DocumentSummaryDto> {
    // Where there is no conversation, or no file may be, what came for it does not matter.
    await this.requireAllowed(await this.sessions.getSession(id), caller);
    const file = receivedFile(received);
    if (!file) throw new ValidationFailedError([{ field: 'file', message: 'file must be sent in a form' }]);
    const { title } = await validateBody(UploadConversationDocumentRequest, readForm(body));
    this.library.requireSupported(file);
    const { document, isNew } = await this.sessions.change(id, async () => {
      const conversation = await this.sessions.requireActive(id);
      await this.sessions.noteActivity(conversation, {});
      return this.library.accept(conversation, file, title ?? undefined);
    });
    this.library.takeIn();
    response.statusCode = isNew ? 202 : 200;
    return new DocumentSummaryDto(document, (await this.library.progressOf([document.id])).get(document.id));
  }

  async list(id: string): Promise<DocumentSummaryDto[]> {
    const documents = await this.library.list(await this.sessions.getSession(id));
    const progress = await this.library.progressOf(documents.map((document) => document.id));
    return documents.map((document) => new DocumentSummaryDto(document, progress.get(document.id)));
  }

  async get(id: string, documentId: string): Promise<DocumentDto> {
    const document = await this.library.get(await this.sessions.getSession(id), documentId);
    return new DocumentDto(document, (await this.library.progressOf([documentId])).get(documentId));
  }

  async remove(id: string, documentId: string): Promise<void> {
    await this.library.remove(await this.sessions.getSession(id), documentId);
  }

  private async requireAllowed({ applicationId }: Conversation, caller: Principal): Promise<void> {
    const { page } = await this.applications.getSettings(applicationId);
    if (caller.kind === 'user' && !showsOf(page).files) throw new FilesNotAllowedError();
  }
}
