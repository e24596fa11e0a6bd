import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { toTimestamp } from '../common/clock.js';
import { type Run, RUN_STATES, type RunState } from './run.js';

export class RunUsageDto {
  /** @example 512 */
  input_tokens!: number;

  /** @example 128 */
  output_tokens!: number;
}

export class RunErrorDto {
  /** Stable: branch on it. @example "model_timeout" */
  code!: string;

  /** For a person to read. @example "The model did not answer within 300 seconds." */
  detail!: string;

  /** After how long it may go better; absent where the provider did not say. @example 20 */
  retry_after_seconds?: number;
}

/** The making of one assistant message. */
export class RunDto {
  /** @example "run_0f2b7c1d9e8a4b56" */
  id!: string;

  /** @example "conv_3c1d2e4f5a6b7c8d" */
  conversation_id!: string;

  @ApiProperty({ enum: RUN_STATES, enumName: 'RunState' })
  state!: RunState;

  /** The message it answers. @example "msg_1e9d7c5b3a2f4e6d" */
  user_message_id!: string;

  /** The message it makes; stored when the run ends. @example "msg_5b0c8f3e2d1a4c6b" */
  assistant_message_id!: string;

  /** The run that made the beginning of that message, where this one was asked to go on with it. */
  @ApiProperty({ type: String, nullable: true, example: null })
  continues_run_id!: string | null;

  /** @example "offline" */
  model!: string;

  @ApiProperty({ type: RunUsageDto, nullable: true })
  usage!: RunUsageDto | null;

  @ApiProperty({ type: RunErrorDto, nullable: true, example: null })
  error!: RunErrorDto | null;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-01-31T09:30:00.012Z' })
  started_at!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-01-31T09:30:03.400Z' })
  ended_at!: string | null;
}

export class FollowRunQuery {
  /** Start after this event: its number, or its whole id. The header `Last-Event-ID` does the same and goes first. */
  @IsOptional()
  @Matches(/^(?:run_\w+:)?\d{1,9}$/, { message: 'after must be the number or the id of an event' })
  after?: string;
}

export function toRunDto(run: Run): RunDto {
  return {
    id: run.id,
    conversation_id: run.conversationId,
    state: run.state,
    user_message_id: run.userMessageId,
    assistant_message_id: run.assistantMessageId,
    continues_run_id: run.continuesRunId,
    model: run.model,
    usage: run.usage && { input_tokens: run.usage.inputTokens, output_tokens: run.usage.outputTokens },
    error: run.error,
    created_at: toTimestamp(run.createdAt),
    started_at: run.startedAt === null ? null : toTimestamp(run.startedAt),
    ended_at: run.endedAt === null ? null : toTimestamp(run.endedAt),
  };
}
