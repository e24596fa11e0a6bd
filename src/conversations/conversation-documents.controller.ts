import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { Caller, type Principal } from '../auth/principal.js';
import { ApiProblems } from '../http/api-problems.js';
import { DocumentDto, DocumentSummaryDto } from '../knowledge/documents.dto.js';
import { LongDocuments } from '../knowledge/long-documents.js';
import { type Received, ReceivedDocument, TakesFile } from '../knowledge/takes-document.js';
import { UploadConversationDocumentRequest } from './conversation-documents.dto.js';
import { ConversationDocumentsService } from './conversation-documents.service.js';

const NO_CONVERSATION = { 404: ['conversation_not_found'] };
const NO_DOCUMENT = { 404: ['conversation_not_found', 'document_not_found'] };

@ApiTags('conversation documents')
@Controller({ path: 'conversations/:conversation_id/documents', version: '1' })
export class ConversationDocumentsController {
  constructor(private readonly documents: ConversationDocumentsService) {}

  /**
   * Add a file that this conversation alone looks through, whatever `enable_rag` says; it is read in the background
   */
  @Post()
  @TakesFile(UploadConversationDocumentRequest)
  @ApiResponse({
    status: 200,
    description: 'The content is there already, as this document.',
    type: DocumentSummaryDto,
  })
  @ApiResponse({
    status: 202,
    description: 'The file is stored and waits to be read.',
    type: DocumentSummaryDto,
  })
  @ApiProblems({
    ...NO_CONVERSATION,
    403: ['files_not_allowed'],
    409: [
      ...['conversation_not_active', 'conversation_documents_limit', 'conversation_bytes_limit'],
      ...['attached_bytes_limit', 'user_attached_bytes_limit'],
    ],
  })
  add(
    @Param('conversation_id') id: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
    @ReceivedDocument() received: Received,
    @Caller() caller: Principal,
  ): Promise<DocumentSummaryDto> {
    return this.documents.add(id, body, received, caller, response);
  }

  /** The conversation's own documents and how far they are read, newest first, without their texts */
  @Get()
  @ApiProblems(NO_CONVERSATION)
  list(@Param('conversation_id') id: string): Promise<DocumentSummaryDto[]> {
    return this.documents.list(id);
  }

  /** One of the conversation's own documents, with its text */
  @Get(':file_id')
  @UseInterceptors(LongDocuments)
  @ApiProblems(NO_DOCUMENT)
  get(@Param('conversation_id') id: string, @Param('file_id') fileId: string): Promise<DocumentDto> {
    return this.documents.get(id, fileId);
  }

  /** Delete one of the conversation's own documents; it is not found any more at once */
  @Delete(':file_id')
  @HttpCode(204)
  @ApiProblems(NO_DOCUMENT)
  remove(@Param('conversation_id') id: string, @Param('file_id') fileId: string): Promise<void> {
    return this.documents.remove(id, fileId);
  }
}
