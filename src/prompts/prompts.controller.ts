import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, BODY_PROBLEMS } from '../http/api-problems.js';
import { Creates } from '../http/location.js';
import { PromptManager } from './prompt-manager.js';
import {
  CreatePromptTemplateDto,
  PromptTemplateDto,
  RenderedPromptDto,
  RenderPromptDto,
} from './prompts.dto.js';

const TEMPLATE_ID = { name: 'template_id', type: String, example: 'default_assistant' };

@ApiTags('prompts')
@Controller({ path: 'prompts', version: '1' })
export class PromptsController {
  constructor(private readonly prompts: PromptManager) {}

  /** The prompt templates, oldest first */
  @Get()
  async listPromptTemplates(): Promise<PromptTemplateDto[]> {
    return (await this.prompts.listTemplates()).map((template) => new PromptTemplateDto(template));
  }

  /** Register a prompt template */
  @Post()
  @Creates(PromptTemplateDto, 'prompts')
  @ApiProblems({
    ...BODY_PROBLEMS,
    409: ['prompt_template_exists'],
    422: ['validation_failed', 'prompt_template_invalid', 'prompt_variables_mismatch'],
  })
  async createPromptTemplate(@Body() body: CreatePromptTemplateDto): Promise<PromptTemplateDto> {
    return new PromptTemplateDto(await this.prompts.registerTemplate(body));
  }

  /** A prompt template */
  @Get(':template_id')
  @ApiParam(TEMPLATE_ID)
  @ApiProblems({ 404: ['prompt_template_not_found'] })
  async getPromptTemplate(@Param('template_id') templateId: string): Promise<PromptTemplateDto> {
    return new PromptTemplateDto(await this.prompts.getTemplate(templateId));
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
    @Param('template_id') templateId: string,
    @Body() body: RenderPromptDto,
  ): Promise<RenderedPromptDto> {
    return new RenderedPromptDto(await this.prompts.buildPrompt(templateId, body.variables));
  }
}
