import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, Length, Matches } from 'class-validator';
import { toTimestamp } from '../common/clock.js';
import { type JsonObject } from '../common/json.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { IsText } from '../http/is-text.js';
import { type PromptTemplate } from './prompt-template.js';
import { IsPageCursor, IsPageSize } from '../http/paging.js';

/** A prompt template. */
export class PromptTemplateDto {
  /** @example "default_assistant" */
  id: string;

  /** @example "Default Banking Assistant" */
  name: string;

  /** The text; `{name}` is a variable, `{{` and `}}` are braces. @example "You are an assistant of {bank_name}." */
  template: string;

  /** The variables of the text, in order of first appearance. @example ["bank_name"] */
  variables: string[];

  /** @example "1.0.0" */
  version: string;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at: string;

  constructor(template: PromptTemplate) {
    this.id = template.id;
    this.name = template.name;
    this.template = template.template;
    this.variables = template.variables;
    this.version = template.version;
    this.created_at = toTimestamp(template.createdAt);
  }
}

export class ListPromptTemplatesQuery {
  /** The place where the page starts, from the `Link` of the page before. */
  @IsPageCursor()
  cursor?: string;

  /** @example 50 */
  @IsPageSize()
  limit: number = 50;
}

/** A prompt template to register. */
export class CreatePromptTemplateDto {
  /** Made up when absent. @example "card_support" */
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9_-]{0,63}$/)
  id?: string;

  /** @example "Card support" */
  @IsText({ maxLength: 200 })
  name!: string;

  /**
   * `{name}` is a variable; write `{{` and `}}` for braces.
   * @example "You answer questions about cards for {bank_name}. The customer is {customer_tier}."
   */
  @IsText({ maxLength: 50_000 })
  template!: string;

  /** Derived from the text when absent; when present it must name exactly the text's variables. */
  @ApiPropertyOptional({ type: [String], example: ['bank_name', 'customer_tier'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @Matches(/^[A-Za-z_][A-Za-z0-9_]*$/, { each: true })
  variables?: string[];

  /** "1.0.0" when absent. @example "1.0.0" */
  @IsOptional()
  @Length(1, 50)
  @Matches(/^[\w.+-]+$/)
  version?: string;
}

/** Values for the variables of a template. */
export class RenderPromptDto {
  /** One value for each variable. Values that are not strings are written as JSON. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: {
      bank_name: 'Example Bank',
      services: 'checking, savings, loans',
      customer_tier: 'standard',
      available_services: 'account inquiry, transactions, products',
    },
  })
  @IsJsonObject()
  variables!: JsonObject;
}

/** A template with its variables filled in. */
export class RenderedPromptDto {
  /** @example "You are a helpful banking assistant for Example Bank." */
  prompt: string;

  constructor(prompt: string) {
    this.prompt = prompt;
  }
}
