import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type JsonObject } from '../common/json.js';

/** One request as it went to the provider; a call has several where one was refused, or tried again. */
export class SentRequestDto {
  /** The model that was asked. @example "openai:gpt-5-mini" */
  model!: string;

  /** Of the bytes of its body. @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" */
  sha256!: string;

  /** How many those are. @example 2311 */
  @ApiProperty({ type: 'integer' })
  bytes!: number;

  /** How many of the manifest's `refused` came before what this request sent. @example 0 */
  @ApiProperty({ type: 'integer' })
  refused_before!: number;

  /** How it was written, as the endpoint's refusals had taught. @example {"without":["temperature"],"form":"instruction"} */
  @ApiProperty({ type: 'object', additionalProperties: true })
  manner!: JsonObject;

  /**
   * Where it is asked for: the body, written anew from the manifest, and equal to what was sent. Null where it cannot
   * be: the model is not configured any more, or a later version writes it otherwise.
   */
  @ApiPropertyOptional({ type: String, nullable: true, example: null })
  payload?: string | null;
}
