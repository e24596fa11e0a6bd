import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { applicationOf, Caller, type Principal } from '../auth/principal.js';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { Creates } from '../http/location.js';
import { PromptManager } from './prompt-manager.js';
import {
  CreatePromptTemplateDto,
  ListPromptTemplatesQuery,
  PromptTemplateDto,
  RenderedPromptDto,
  RenderPromptDto,
} from './prompts.dto.js';

const TEMPLATE_ID = { name: 'template_id', type: String, example: 'default_assistant' };

@ApiTags('prompts')
@Controller({ path: 'prompts', version: '1' })
export class PromptsController {
  constructor(private readonly prompts: PromptManager) {}

  /** The prompt templates, oldest first; where there may be more, `Link` says where the next page is */
  @Get()
  @ApiResponse({
    status: 200,
    type: [PromptTemplateDto],
    headers: { Link: { description: 'The next page, as `rel="next"`.', schema: { type: 'string' } } },
  })
  @ApiProblems({ 422: ['validation_failed'] })
  async listPromptTemplates(
    @Caller() caller: Principal,
    @Query() { limit, cursor }: ListPromptTemplatesQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PromptTemplateDto[]> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const templates = await this.prompts.listTemplates(limit, after, applicationOf(caller));
    const last = templates.at(-1);
    if (last && templates.length === limit) {
      const next = encodeCursor({ at: last.createdAt, id: last.id });
      response.links({ next: `/v1/prompts?limit=${limit}&cursor=${next}` });
    }
    return templates.map((template) => new PromptTemplateDto(template));
  }

  /** Register a prompt template */
  @Post()
  @Creates(PromptTemplateDto, 'prompts')
  @ApiProblems({
    ...BODY_PROBLEMS,
    409: ['prompt_template_exists'],
    422: ['validation_failed', 'prompt_template_invalid', 'prompt_variables_mismatch'],
  })
  async createPromptTemplate(
    @Caller() caller: Principal,
    @Body() body: CreatePromptTemplateDto,
  ): Promise<PromptTemplateDto> {
    const template = { ...body, applicationId: applicationOf(caller) };
    return new PromptTemplateDto(await this.prompts.registerTemplate(template));
  }

  /** A prompt template */
  @Get(':template_id')
  @ApiParam(TEMPLATE_ID)
  @ApiProblems({ 404: ['prompt_template_not_found'] })
  async getPromptTemplate(
    @Caller() caller: Principal,
    @Param('template_id') templateId: string,
  ): Promise<PromptTemplateDto> {
    return new PromptTemplateDto(await this.prompts.getTemplate(templateId, applicationOf(caller)));
  }

  /** Delete a template that no application uses */
  @Delete(':template_id')
  @HttpCode(204)
  @ApiParam(TEMPLATE_ID)
  @ApiProblems({ 404: ['prompt_template_not_found'], 409: ['prompt_template_in_use'] })
  deletePromptTemplate(@Caller() caller: Principal, @Param('template_id') templateId: string): Promise<void> {
    return this.prompts.deleteTemplate(templateId, applicationOf(caller));
  }

  /** Fill a template with values, as it would be sent to a model */
  @Post(':template_id/render')
  @HttpCode(200)
  @ApiParam(TEMPLATE_ID)
  @ApiProblems({
    ...BODY_PROBLEMS,
    404: ['prompt_template_not_found'],
    422: ['validation_failed', 'prompt_variable_missing', 'prompt_too_long'],
  })
  async renderPrompt(
    @Caller() caller: Principal,
    @Param('template_id') templateId: string,
    @Body() body: RenderPromptDto,
  ): Promise<RenderedPromptDto> {
    const { variables } = body;
    const prompt = await this.prompts.buildPrompt(templateId, variables, [], applicationOf(caller));
    return new RenderedPromptDto(prompt);
  }
}
