import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { HangUp } from '../http/hang-up.js';
import { ExplainRequest, type ExplanationDto } from './explain.dto.js';
import { KnowledgeService } from './knowledge.service.js';
import { ANSWERABILITY_HEADER, FoundDocumentDto, SearchRequest } from './search.dto.js';
import { EXPLAIN_EXAMPLES, SEARCH_EXAMPLES } from './search.examples.js';

@ApiTags('knowledge')
@Controller({ path: 'knowledge', version: '1' })
export class KnowledgeController {
  constructor(private readonly knowledge: KnowledgeService) {}

  /** Search an application's documents, by a question or a conversation; answers those that fit best, the best first */
  @Post('search')
  @HttpCode(200)
  @ApiBody({ type: SearchRequest, examples: SEARCH_EXAMPLES })
  @ApiOkResponse({ type: [FoundDocumentDto], headers: ANSWERABILITY_HEADER })
  @ApiProblems(BODY_PROBLEMS)
  search(
    @Body() request: SearchRequest,
    @HangUp() signal: AbortSignal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FoundDocumentDto[]> {
    return this.knowledge.search(request, signal, response);
  }

  /** Why a search finds a document, or does not: its state, and its places by words, by meaning and after reranking */
  @Post('explain')
  @HttpCode(200)
  @ApiBody({ type: ExplainRequest, examples: EXPLAIN_EXAMPLES })
  @ApiProblems(BODY_PROBLEMS)
  explain(@Body() request: ExplainRequest, @HangUp() signal: AbortSignal): Promise<ExplanationDto> {
    return this.knowledge.explain(request, signal);
  }
}
