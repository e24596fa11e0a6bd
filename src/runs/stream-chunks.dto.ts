import { ApiProperty } from '@nestjs/swagger';
import { FINISH_REASONS, type FinishReason } from '../models/chat-part.js';
import { ATTEMPT_CAUSES, type AttemptCause } from './run-attempt.js';
import { PlacedCitationsDto } from './citations.dto.js';
import { ReplyOutcomeDto, ReplyStartDto } from './reply-metadata.dto.js';
import { SourceDto } from './source.dto.js';

/** The first event of a log: which message is being made. */
export class StartChunkDto {
  @ApiProperty({ enum: ['start'] })
  type!: 'start';

  /** The id the assistant message will be stored under. @example "msg_5b0c8f3e2d1a4c6b" */
  messageId!: string;

  messageMetadata!: ReplyStartDto;
}

export class StepChunkDto {
  /** `reset-step` takes back all that the step has brought: what follows stands in its place. */
  @ApiProperty({ enum: ['start-step', 'reset-step', 'finish-step'] })
  type!: 'start-step' | 'reset-step' | 'finish-step';
}

/** What this platform tells of a source, in the place that the protocol keeps for providers. */
export class SourceProviderMetadataDto {
  platform!: SourceDto;
}

/** A passage that was given to the model. */
export class SourceDocumentChunkDto {
  @ApiProperty({ enum: ['source-document'] })
  type!: 'source-document';

  /** @example "psg_5f0c6d1e2b3a4978" */
  sourceId!: string;

  /** @example "text/plain" */
  mediaType!: string;

  /** @example "Savings Account Information" */
  title!: string;

  providerMetadata!: SourceProviderMetadataDto;
}

/** Told once the reply is complete, where it had sources: which of them it cites. */
export class CitationsChunkDto {
  @ApiProperty({ enum: ['data-citations'] })
  type!: 'data-citations';

  /** Link none of the invented. */
  data!: PlacedCitationsDto;
}

export class ContinuedDto {
  /** Which call to the model of this run goes on. @example 2 */
  @ApiProperty({ type: 'integer' })
  attempt!: number;

  /** The length of the text before it, in UTF-16 code units. @example 128 */
  @ApiProperty({ type: 'integer' })
  from!: number;

  /** `process_lost` and `stream_cut`: something broke; `continued`: somebody asked for it; `fallback`: another model takes over. */
  @ApiProperty({ enum: ATTEMPT_CAUSES, enumName: 'AttemptCause' })
  cause!: AttemptCause;

  /** The model that takes over; absent where it is the same. @example "openai:gpt-5-mini" */
  model?: string;
}

/** The reply broke off here and goes on: the text that comes next follows on the text so far. */
export class ContinuedChunkDto {
  @ApiProperty({ enum: ['data-continued'] })
  type!: 'data-continued';

  data!: ContinuedDto;
}

/** The beginning or the end of a stretch of answer text, or of a reasoning model's thoughts. */
export class PartBoundaryChunkDto {
  @ApiProperty({ enum: ['text-start', 'text-end', 'reasoning-start', 'reasoning-end'] })
  type!: 'text-start' | 'text-end' | 'reasoning-start' | 'reasoning-end';

  /** @example "part_1" */
  id!: string;
}

export class DeltaChunkDto {
  @ApiProperty({ enum: ['text-delta', 'reasoning-delta'] })
  type!: 'text-delta' | 'reasoning-delta';

  /** @example "part_1" */
  id!: string;

  /** The next characters. @example "Our savings " */
  delta!: string;
}

/** What became known of the message on the way, such as why it failed. */
export class MessageMetadataChunkDto {
  @ApiProperty({ enum: ['message-metadata'] })
  type!: 'message-metadata';

  messageMetadata!: ReplyOutcomeDto;
}

/** The last event of a complete reply. */
export class FinishChunkDto {
  @ApiProperty({ enum: ['finish'] })
  type!: 'finish';

  @ApiProperty({ enum: FINISH_REASONS, enumName: 'FinishReason' })
  finishReason!: FinishReason;

  messageMetadata!: ReplyOutcomeDto;
}

/** The last event of a reply that somebody stopped. What came before is kept. */
export class AbortChunkDto {
  @ApiProperty({ enum: ['abort'] })
  type!: 'abort';

  /** @example "cancelled" */
  reason!: string;
}

/** The last event of a reply that failed or was interrupted. What came before is kept. */
export class ErrorChunkDto {
  @ApiProperty({ enum: ['error'] })
  type!: 'error';

  /** @example "The model did not answer within 300 seconds." */
  errorText!: string;
}
