import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type JsonObject } from '../common/json.js';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsJsonObject } from '../http/is-json-object.js';
import { IsUserId } from '../http/is-user-id.js';

/** How replies are made. What is null has the default; what is left out has it too, or stays where it is changed. */
export class ConversationConfigRequest {
  /** One of `GET /v1/models`. The default is the application's, or the server's. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: 'offline' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  model?: string | null;

  /** The default is the application's. */
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, maximum: 2, example: 0.7 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(2)
  temperature?: number | null;

  /** The most tokens of one reply. The default is the application's, or what suits the model. */
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 1_000_000, example: 1024 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  max_tokens?: number | null;

  /**
   * Whether what the application knows is searched for each message; by default it is not. The conversation's own files
   * are, where it has any, whatever this says.
   */
  @ApiPropertyOptional({ type: Boolean, nullable: true, example: true })
  @IsOptional()
  @IsBoolean()
  enable_rag?: boolean | null;

  /** How long one reply may take; else as `MODEL_TOTAL_SECONDS` says, which is 300. */
  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 3_600, example: 300 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_600)
  timeout_seconds?: number | null;
}

export class CreateConversationRequest {
  @IsApplicationId()
  application_id!: string;

  /** @example "user_123" */
  @IsOptional()
  @IsUserId()
  user_id?: string;

  @IsOptional()
  @IsObject({ message: 'config must be an object' })
  @ValidateNested({ message: 'config must be an object' })
  @Type(() => ConversationConfigRequest)
  config?: ConversationConfigRequest;

  /** Kept as the conversation's `context`; fills the prompt's variables, such as `customer_tier`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example: { customer_tier: 'gold' } })
  @IsOptional()
  @IsJsonObject()
  metadata?: JsonObject;
}
