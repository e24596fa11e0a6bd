import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsApplicationId } from '../http/is-application-id.js';
import { type LimitChanges } from './application-limits.js';
import { type ApplicationLimitsConfig as Limits } from '../config/limits-config.js';

const MOST = 1_000_000_000_000;

export class LimitedApplicationParams {
  @IsApplicationId()
  application_id!: string;
}

/** How much an application may have; 0 is as much as it likes. */
export class LimitsDto {
  /** Of each of its keys, and of each of its users by their tokens. @example 1200 */
  requests_per_minute!: number;

  /** Followed at the same time, in all processes of the server. @example 2000 */
  open_streams!: number;

  /** Replies in the making. @example 2000 */
  running_runs!: number;

  /** That wait in one conversation. @example 50 */
  queued_messages!: number;

  /** Read and written by models, from midnight to midnight, UTC. @example 0 */
  tokens_per_day!: number;

  /** The same for each of its users. @example 0 */
  user_tokens_per_day!: number;

  /** What is kept with one conversation, as JSON. @example 524288 */
  context_bytes!: number;

  /** @example 0 */
  documents!: number;

  /** Of all its documents together, in UTF-16 code units; a file that is not read yet counts its bytes. @example 0 */
  knowledge_characters!: number;

  /** The same in bytes of UTF-8. @example 0 */
  knowledge_bytes!: number;

  /** Of all files in its conversations together, in bytes of UTF-8; one that is not read yet counts its own. @example 5000000000 */
  attached_bytes!: number;

  /** The same of each of its users. @example 250000000 */
  user_attached_bytes!: number;
}

export function IsLimit(example: number, min = 0): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', nullable: true, minimum: min, maximum: MOST, example }),
    IsOptional(),
    IsInt(),
    Min(min),
    Max(MOST),
  );
}

/** What to set: what is left out stays as it is, null is what the server is set to, 0 as much as it likes. */
export class ChangeLimitsRequest {
  @IsLimit(1_200)
  requests_per_minute?: number | null;

  @IsLimit(2_000)
  open_streams?: number | null;

  @IsLimit(2_000)
  running_runs?: number | null;

  @IsLimit(50, 1)
  queued_messages?: number | null;

  @IsLimit(1_000_000)
  tokens_per_day?: number | null;

  @IsLimit(50_000)
  user_tokens_per_day?: number | null;

  @IsLimit(524_288, 1)
  context_bytes?: number | null;

  @IsLimit(10_000)
  documents?: number | null;

  @IsLimit(100_000_000)
  knowledge_characters?: number | null;

  @IsLimit(100_000_000)
  knowledge_bytes?: number | null;

  @IsLimit(5_000_000_000)
  attached_bytes?: number | null;

  @IsLimit(250_000_000)
  user_attached_bytes?: number | null;
}

export function toLimitsDto(limits: Limits): LimitsDto {
  return {
    requests_per_minute: limits.requestsPerMinute,
    open_streams: limits.openStreams,
    running_runs: limits.runningRuns,
    queued_messages: limits.queuedMessages,
    tokens_per_day: limits.tokensPerDay,
    user_tokens_per_day: limits.userTokensPerDay,
    context_bytes: limits.contextBytes,
    documents: limits.documents,
    knowledge_characters: limits.knowledgeCharacters,
    knowledge_bytes: limits.knowledgeBytes,
    attached_bytes: limits.attachedBytes,
    user_attached_bytes: limits.userAttachedBytes,
  };
}

export function toLimitChanges(request: ChangeLimitsRequest): LimitChanges {
  const changes: LimitChanges = {
    requestsPerMinute: request.requests_per_minute,
    openStreams: request.open_streams,
    runningRuns: request.running_runs,
    queuedMessages: request.queued_messages,
    tokensPerDay: request.tokens_per_day,
    userTokensPerDay: request.user_tokens_per_day,
    contextBytes: request.context_bytes,
    documents: request.documents,
    knowledgeCharacters: request.knowledge_characters,
    knowledgeBytes: request.knowledge_bytes,
    attachedBytes: request.attached_bytes,
    userAttachedBytes: request.user_attached_bytes,
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
