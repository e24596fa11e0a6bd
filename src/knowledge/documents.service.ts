import { Injectable } from '@nestjs/common';
import { type ServerResponse } from 'node:http';
import { withOwner } from '../auth/named-owner.js';
import { type Principal } from '../auth/principal.js';
import { Scheduler } from '../common/scheduler.js';
import { ChangeFeed } from '../database/change-feed.js';
import { decodeCursor } from '../http/cursor.js';
import { type StreamResponse } from '../http/event-stream.js';
import { followStatus } from '../http/follow-status.js';
import { validateBody } from '../http/validate-body.js';
import {
  CreateDocumentRequest,
  type GetDocumentQuery,
  type ListDocumentsQuery,
  ReplaceDocumentRequest,
  type UpdateDocumentRequest,
  UploadDocumentRequest,
  UploadFileRequest,
} from './document-requests.dto.js';
import { DocumentDetailDto } from './document-detail.dto.js';
import { DocumentDto, DocumentPageDto, DocumentSummaryDto } from './documents.dto.js';
import { type DocumentProperties, type KnowledgeDocument } from './documents/document.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { DocumentLibrary } from './document-library.js';
import { IngestionStatus } from './ingestion/ingestion-status.js';
import { PassageDto } from './passage.dto.js';
import { readForm } from './read-form.js';
import { receivedFile } from './received-file.js';
import { type Received } from './takes-document.js';

/** So much of a text is told of in blocks at a time: nobody shows more, and others wait for what is made of it. */
const MOST_CHARACTERS = 500_000;

/** What the routes of documents answer. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly library: DocumentLibrary,
    private readonly catalogue: DocumentCatalogue,
    private readonly status: IngestionStatus,
    private readonly changes: ChangeFeed,
    private readonly scheduler: Scheduler,
  ) {}

  async add(
    body: unknown,
    received: Received,
    caller: Principal,
    response: ServerResponse,
  ): Promise<DocumentDto> {
    const file = receivedFile(received);
    if (!file) {
      const { application_id, ...rest } = await validateBody(CreateDocumentRequest, body);
      const { document, isNew } = await this.library.add({ ...rest, applicationId: application_id });
      response.statusCode = isNew ? 201 : 200;
      return this.present(document);
    }
    const form = withOwner(readForm(body), caller);
    const request = await validateBody(UploadDocumentRequest, form);
    const { application_id, keep_everything: keepsEverything, ...rest } = request;
    const toRead = { ...file, keepsEverything };
    const { document, isNew } = await this.library.upload(application_id, toRead, toProperties(rest));
    response.statusCode = isNew ? 202 : 200;
    return this.present(document);
  }

  async replace(
    id: string,
    body: unknown,
    received: Received,
    response: ServerResponse,
  ): Promise<DocumentDto> {
    await this.catalogue.requireShared(id);
    const file = receivedFile(received);
    if (!file) {
      const { content, ...rest } = await validateBody(ReplaceDocumentRequest, body);
      return this.present(await this.library.replaceText(id, content, toProperties(rest)));
    }
    const request = await validateBody(UploadFileRequest, readForm(body));
    const { keep_everything: keepsEverything, ...rest } = request;
    response.statusCode = 202;
    return this.present(await this.library.replaceFile(id, { ...file, keepsEverything }, toProperties(rest)));
  }

  async get(id: string, query: GetDocumentQuery): Promise<DocumentDetailDto> {
    const { from } = query;
    const span = { from, to: Math.min(query.to ?? Infinity, from + MOST_CHARACTERS) };
    const { document, blocks } = query.blocks
      ? await this.catalogue.getWithBlocks(id, span)
      : { document: await this.catalogue.get(id), blocks: undefined };
    const progress = (await this.status.of([id])).get(id);
    return new DocumentDetailDto(document, progress, await this.status.embedded(id), blocks);
  }

  async list({ application_id, cursor, ...rest }: ListDocumentsQuery): Promise<DocumentPageDto> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const page = await this.catalogue.list({ ...rest, applicationId: application_id, after });
    return new DocumentPageDto(page, await this.status.of(page.documents.map(({ id }) => id)));
  }

  async passages(id: string): Promise<PassageDto[]> {
    return (await this.catalogue.passagesOf(id)).map((passage) => new PassageDto(passage));
  }

  async update(id: string, changes: UpdateDocumentRequest): Promise<DocumentDto> {
    await this.catalogue.requireShared(id);
    return this.present(
      await this.library.change(id, {
        ...toProperties(changes),
        enabled: changes.enabled ?? undefined,
      }),
    );
  }

  async remove(id: string): Promise<void> {
    await this.catalogue.requireShared(id);
    await this.library.remove(id);
  }

  /** @throws DocumentNotFoundError */
  async follow(id: string, response: StreamResponse): Promise<void> {
    const read = async (): Promise<DocumentSummaryDto> => {
      const document = await this.catalogue.getOutline(id);
      return new DocumentSummaryDto(document, (await this.status.of([id])).get(id));
    };
    await read();
    const isLast = ({ progress, state }: DocumentSummaryDto): boolean =>
      progress === null && (state === 'ready' || state === 'failed');
    followStatus({ id, read, isLast }, this.changes, response, this.scheduler);
  }

  private async present(document: KnowledgeDocument): Promise<DocumentDto> {
    return new DocumentDto(document, (await this.status.of([document.id])).get(document.id));
  }
}

/** Null is as good as left out. */
function toProperties({
  title,
  category,
  metadata,
}: Omit<UploadFileRequest, 'keep_everything'>): DocumentProperties {
  return { title: title ?? undefined, category: category ?? undefined, metadata: metadata ?? undefined };
}
