import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { decodeCursor } from '../http/cursor.js';
import { Creates } from '../http/location.js';
import { KnowledgeManager } from './knowledge-manager.js';
import {
  CreateDocumentRequest,
  DocumentDto,
  DocumentPageDto,
  ListDocumentsQuery,
  PassageDto,
} from './knowledge.dto.js';
import { FoundDocumentDto, SearchRequest } from './search.dto.js';

@ApiTags('knowledge')
@Controller('v1/knowledge')
export class KnowledgeController {
  constructor(private readonly knowledge: KnowledgeManager) {}

  /** Add a document; it can be found at once */
  @Post('documents')
  @Creates(DocumentDto, '/v1/knowledge/documents')
  @ApiProblems(BODY_PROBLEMS)
  async addDocument(@Body() body: CreateDocumentRequest): Promise<DocumentDto> {
    const { application_id: applicationId, ...rest } = body;
    return new DocumentDto(await this.knowledge.addDocument({ ...rest, applicationId }));
  }

  /** The documents of an application, newest first */
  @Get('documents')
  @ApiProblems({ 422: ['validation_failed'] })
  async listDocuments(@Query() query: ListDocumentsQuery): Promise<DocumentPageDto> {
    const page = await this.knowledge.listDocuments({
      applicationId: query.application_id,
      after: query.cursor === undefined ? undefined : decodeCursor(query.cursor),
      limit: query.limit,
    });
    return new DocumentPageDto(page);
  }

  /** A document */
  @Get('documents/:document_id')
  @ApiProblems({ 404: ['document_not_found'] })
  async getDocument(@Param('document_id') documentId: string): Promise<DocumentDto> {
    return new DocumentDto(await this.knowledge.getDocument(documentId));
  }

  /** The passages of a document, in the order of its text */
  @Get('documents/:document_id/passages')
  @ApiProblems({ 404: ['document_not_found'] })
  async listPassages(@Param('document_id') documentId: string): Promise<PassageDto[]> {
    return (await this.knowledge.listPassages(documentId)).map((passage) => new PassageDto(passage));
  }

  /** Delete a document; it is not found any more at once */
  @Delete('documents/:document_id')
  @HttpCode(204)
  @ApiProblems({ 404: ['document_not_found'] })
  async deleteDocument(@Param('document_id') documentId: string): Promise<void> {
    await this.knowledge.deleteDocument(documentId);
  }

  /** Search an application's documents; answers those that fit best, the best first */
  @Post('search')
  @HttpCode(200)
  @ApiProblems(BODY_PROBLEMS)
  async search(@Body() body: SearchRequest): Promise<FoundDocumentDto[]> {
    const { query, application_id: applicationId, top_k: topK } = body;
    const hits = await this.knowledge.search({ query, applicationId, topK });
    return hits.map((hit) => new FoundDocumentDto(hit));
  }
}
