import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FINISH_REASONS, type FinishReason } from '../models/chat-part.js';
import { ATTEMPT_CAUSES, type AttemptCause } from './run-attempt.js';
import { TERMINAL_RUN_STATES, type TerminalRunState } from './run.js';
import { CitationPlaceDto } from './citations.dto.js';
import { RunErrorDto, RunUsageDto } from './runs.dto.js';
import { CitedSourceDto } from './source.dto.js';

/** What is known of a reply when it begins. */
export class ReplyStartDto {
  /** @example "run_0f2b7c1d9e8a4b56" */
  run_id!: string;

  /** @example "conv_3c1d2e4f5a6b7c8d" */
  conversation_id!: string;

  /** The message it answers. @example "msg_1e9d7c5b3a2f4e6d" */
  user_message_id!: string;

  /** @example "offline" */
  model!: string;

  /** @example "2026-01-31T09:30:00.012Z" */
  created_at!: string;
}

/** How a reply ended. */
export class ReplyOutcomeDto {
  @ApiProperty({ enum: TERMINAL_RUN_STATES, enumName: 'ReplyState' })
  state!: TerminalRunState;

  /** Why the model stopped; absent where it was not the model that did. */
  @ApiPropertyOptional({ enum: FINISH_REASONS, enumName: 'FinishReason' })
  finish_reason?: FinishReason;

  /** Absent where the model did not say. */
  usage?: RunUsageDto;

  /** Absent where nothing went wrong. */
  error?: RunErrorDto;
}

/** One call to a model for a reply, and what came of it. */
export class ReplyAttemptDto {
  /** @example 1 */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** @example "openai:gpt-5-mini" */
  model!: string;

  @ApiProperty({ enum: ATTEMPT_CAUSES, enumName: 'AttemptCause' })
  cause!: AttemptCause;

  @ApiProperty({ enum: TERMINAL_RUN_STATES, enumName: 'ReplyState' })
  state!: TerminalRunState;

  /** Absent where nothing went wrong. */
  error?: RunErrorDto;
}

/** What one run made of a reply, where another has gone on with it. */
export class EarlierPartDto extends ReplyOutcomeDto {
  /** @example "run_0f2b7c1d9e8a4b56" */
  run_id!: string;

  /** The length of the text when it ended, in UTF-16 code units. @example 128 */
  @ApiProperty({ type: 'integer' })
  text_to!: number;
}

/** What is kept with a reply. */
export class ReplyMetadataDto extends ReplyOutcomeDto {
  /** What made it, or its end; absent where the run failed before it came to a model. @example "offline" */
  model?: string;

  /** Absent as the model is. @example 0.7 */
  temperature?: number;

  /** Whether it was given any passage. @example true */
  knowledge_used!: boolean;

  sources!: CitedSourceDto[];

  /** What the model thought on its way to the reply, as far as it told; never sent to a model again. Absent where it told nothing. */
  reasoning?: string;

  /** Numbers in its text that are of no source: the model made them up. Absent where nothing was looked for. @example [] */
  @ApiPropertyOptional({ type: 'array', items: { type: 'integer' } })
  invented_citations?: number[];

  /** What each of its citations points at, in the order of the reply; absent where there are none. */
  citation_places?: CitationPlaceDto[];

  /**
   * The runs that made what it was continued from, the oldest first; `state` and `usage` of the reply are those of its last.
   * Absent where one run made it all.
   */
  continued_from?: EarlierPartDto[];

  /**
   * Of a reply in a fork: the run that made it in the conversation that was forked, and that can tell how it came about as
   * long as that conversation is there. Absent of any other. @example "run_0f2b7c1d9e8a4b56"
   */
  origin_run_id?: string;

  /** Every call to a model that its last run made, in order. Absent where it took one. */
  attempts?: ReplyAttemptDto[];
}
