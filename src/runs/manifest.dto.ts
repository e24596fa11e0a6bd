import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { toFlag } from '../http/to-flag.js';
import { CONTINUATION_WAYS, type ContinuationWay } from '../models/continuation/continuation.js';
import { ATTEMPT_CAUSES, type AttemptCause } from './run-attempt.js';
import { TERMINAL_RUN_STATES, type TerminalRunState } from './run.js';
import { RunErrorDto, RunUsageDto } from './runs.dto.js';
import { SentRequestDto } from './sent-request.dto.js';
import { ManifestPassageDto } from './manifest-passage.dto.js';
import { ManifestWindowDto } from './manifest-window.dto.js';

/** One message as the model was sent it. */
export class ManifestMessageDto {
  @ApiProperty({ enum: ['system', 'user', 'assistant'] })
  role!: 'system' | 'user' | 'assistant';

  /** @example "Tell me about savings accounts" */
  content!: string;
}

/** What was sent first, and refused as too long, or to another model that failed. The rest of it is the manifest's. */
export class RefusedContentDto {
  /** @example 1024 */
  max_tokens!: number;

  messages!: ManifestMessageDto[];

  passages!: ManifestPassageDto[];

  @ApiProperty({ type: ManifestWindowDto, nullable: true })
  window!: ManifestWindowDto | null;
}

/** Exactly what one run sent to the model. Stored as it is answered. */
export class ManifestContentDto {
  /** The last that was asked. @example "offline" */
  model!: string;

  /** @example 0.7 */
  temperature!: number;

  /** @example 1024 */
  max_tokens!: number;

  /** @example 300 */
  timeout_seconds!: number;

  /** @example "default_assistant" */
  prompt_template_id!: string;

  /** @example "1.0.0" */
  prompt_version!: string;

  /** In order; the system message, with the passages in it, first. */
  messages!: ManifestMessageDto[];

  /** Whether anything was looked for: then no passages means that nothing was found that is likely to answer. @example true */
  knowledge_searched!: boolean;

  /**
   * How likely what was found was to answer, from 0 to 1. Null where nothing was looked for, where nobody can say, and in a
   * run from before this was kept.
   * @example 0.83
   */
  @ApiProperty({ type: Number, nullable: true })
  answerability!: number | null;

  /** By the numbers that the model may cite. */
  passages!: ManifestPassageDto[];

  /** Null in a run from before this was kept. */
  @ApiProperty({ type: ManifestWindowDto, nullable: true })
  window!: ManifestWindowDto | null;

  /** What was sent before this, and refused as too long, or otherwise to a model that failed; none for most. */
  refused!: RefusedContentDto[];
}

/** One call to the model. */
export class AttemptDto {
  /** @example 1 */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** Why it was made. */
  @ApiProperty({ enum: ATTEMPT_CAUSES, enumName: 'AttemptCause' })
  cause!: AttemptCause;

  /** What was called. @example "offline" */
  model!: string;

  /** The length of the reply's text when it began, in UTF-16 code units. @example 0 */
  @ApiProperty({ type: 'integer' })
  text_from!: number;

  /** How the model was asked to go on; null where it was not, or the process died over it. */
  @ApiProperty({ enum: CONTINUATION_WAYS, enumName: 'ContinuationWay', nullable: true, example: null })
  way!: ContinuationWay | null;

  /** What it sent behind the messages of the manifest; none once the log of the run is not kept any more. */
  messages!: ManifestMessageDto[];

  /** Each request that went out, in order; null while it is under way, and where whoever made the call is gone. */
  @ApiProperty({ type: [SentRequestDto], nullable: true })
  requests!: SentRequestDto[] | null;

  /** How it ended; null while it is under way. */
  @ApiProperty({ enum: TERMINAL_RUN_STATES, enumName: 'ReplyState', nullable: true })
  state!: TerminalRunState | null;

  @ApiProperty({ type: RunErrorDto, nullable: true, example: null })
  error!: RunErrorDto | null;

  @ApiProperty({ type: RunUsageDto, nullable: true })
  usage!: RunUsageDto | null;

  /** Whether the usage is an estimate, as the provider did not count. @example false */
  usage_estimated!: boolean;

  /** @example "2026-01-31T09:30:00.012Z" */
  started_at!: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-01-31T09:30:03.400Z' })
  ended_at!: string | null;
}

export class ManifestQuery {
  /** Also the body of each request that went out. */
  @ApiPropertyOptional()
  @Transform(toFlag)
  @IsBoolean()
  payload: boolean = false;
}

export class ManifestDto {
  /** @example "run_0f2b7c1d9e8a4b56" */
  run_id!: string;

  /** Null while the run waits. */
  @ApiProperty({ type: ManifestContentDto, nullable: true })
  manifest!: ManifestContentDto | null;

  /** The calls that were made with it, once they are recorded: the first when it ends. */
  attempts!: AttemptDto[];
}
