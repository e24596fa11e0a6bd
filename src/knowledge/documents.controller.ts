import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtraModels, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type Response } from 'express';
import { Caller, type Principal } from '../auth/principal.js';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { Creates } from '../http/location.js';
import {
  CreateDocumentRequest,
  GetDocumentQuery,
  ListDocumentsQuery,
  ReplaceDocumentRequest,
  UpdateDocumentRequest,
  UploadDocumentRequest,
  UploadFileRequest,
} from './document-requests.dto.js';
import { type DocumentDetailDto } from './document-detail.dto.js';
import { DocumentDto, type DocumentPageDto, DocumentSummaryDto } from './documents.dto.js';
import { DocumentsService } from './documents.service.js';
import { LongDocuments } from './long-documents.js';
import { type PassageDto } from './passage.dto.js';
import { type Received, ReceivedDocument, TakesDocument } from './takes-document.js';

const NOT_FOUND = { 404: ['document_not_found'] };

@ApiTags('knowledge')
@Controller({ path: 'knowledge/documents', version: '1' })
@UseInterceptors(LongDocuments)
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  /** Add a document: a text, found at once, or a file, read in the background; the same content again adds nothing */
  @Post()
  @TakesDocument(CreateDocumentRequest, UploadDocumentRequest)
  @Creates(DocumentDto, 'knowledge/documents')
  @ApiResponse({
    status: 200,
    description: 'The content is there already, as this document.',
    type: DocumentDto,
  })
  @ApiResponse({ status: 202, description: 'The file is stored and waits to be read.', type: DocumentDto })
  add(
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
    @ReceivedDocument() received: Received,
    @Caller() caller: Principal,
  ): Promise<DocumentDto> {
    return this.documents.add(body, received, caller, response);
  }

  /** The documents of an application, newest first, without their texts */
  @Get()
  @ApiProblems({ 422: ['validation_failed'] })
  list(@Query() query: ListDocumentsQuery): Promise<DocumentPageDto> {
    return this.documents.list(query);
  }

  /** A document, and how many of its passages can be found by their meaning; a conversation's own takes the scope `chat`, any other `knowledge` */
  @Get(':document_id')
  @ApiProblems({ ...NOT_FOUND, 422: ['validation_failed'] })
  get(@Param('document_id') id: string, @Query() query: GetDocumentQuery): Promise<DocumentDetailDto> {
    return this.documents.get(id, query);
  }

  /** The passages of a document, in the order of its text */
  @Get(':document_id/passages')
  @ApiProblems(NOT_FOUND)
  passages(@Param('document_id') id: string): Promise<PassageDto[]> {
    return this.documents.passages(id);
  }

  /** Follow a document on its way in: an event `status` now and at every change, until nothing more is to come */
  @Get(':document_id/events')
  @ApiExtraModels(DocumentSummaryDto)
  @ApiResponse({
    status: 200,
    description: 'Server-Sent Events of type `status`, and `[DONE]` behind the last.',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(DocumentSummaryDto) } } },
  })
  @ApiProblems(NOT_FOUND)
  events(@Param('document_id') id: string, @Res() response: Response): Promise<void> {
    return this.documents.follow(id, response);
  }

  /** Put a new version in the place of a document, which is no conversation's own: a search finds the old one or the new one, never both or neither */
  @Put(':document_id')
  @TakesDocument(ReplaceDocumentRequest, UploadFileRequest)
  @ApiResponse({ status: 200, description: 'The new version can be found.', type: DocumentDto })
  @ApiResponse({ status: 202, description: 'The file is stored and waits to be read.', type: DocumentDto })
  @ApiProblems(NOT_FOUND)
  replace(
    @Param('document_id') id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
    @ReceivedDocument() received: Received,
  ): Promise<DocumentDto> {
    return this.documents.replace(id, body, received, response);
  }

  /** Change what is said of a document, which is no conversation's own, or whether it is found; true for the next search */
  @Patch(':document_id')
  @ApiProblems({ ...BODY_PROBLEMS, ...NOT_FOUND })
  update(@Param('document_id') id: string, @Body() body: UpdateDocumentRequest): Promise<DocumentDto> {
    return this.documents.update(id, body);
  }

  /** Delete a document, which is no conversation's own; it is not found any more at once */
  @Delete(':document_id')
  @HttpCode(204)
  @ApiProblems(NOT_FOUND)
  remove(@Param('document_id') id: string): Promise<void> {
    return this.documents.remove(id);
  }
}
