import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsUserId } from '../http/is-user-id.js';
import { type UsageTotal } from './usage-total.js';
import { IsPageCursor, IsPageSize } from '../http/paging.js';

function IsDay(): PropertyDecorator {
  return Matches(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, {
    message: '$property must be a day such as 2026-01-31',
  });
}

export class ListUsageQuery {
  @IsApplicationId()
  application_id!: string;

  /** Only this user's. @example "user_123" */
  @IsOptional()
  @IsUserId()
  user_id?: string;

  /** Only by this model. @example "offline" */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  model?: string;

  /** The first day, in UTC. @example "2026-01-01" */
  @IsOptional()
  @IsDay()
  from?: string;

  /** The last day, in UTC. @example "2026-01-31" */
  @IsOptional()
  @IsDay()
  to?: string;

  /** The `next_cursor` of the page before. */
  @IsPageCursor(2_000)
  cursor?: string;

  /** @example 100 */
  @IsPageSize(1_000)
  limit: number = 100;
}

/** What the attempts of one user at replies by one model took on one day; whatever became of them. */
export class UsageDto {
  /** In UTC. @example "2026-01-31" */
  day!: string;

  /** @example "app_retail_banking" */
  application_id!: string;

  /** Null where none was named, or this one was erased. @example "user_123" */
  user_id!: string | null;

  /** @example "offline" */
  model!: string;

  /** @example 12 */
  attempts!: number;

  /** Of these, those whose tokens the provider did not count. @example 1 */
  estimated_attempts!: number;

  /** @example 3400 */
  input_tokens!: number;

  /** @example 1200 */
  output_tokens!: number;
}

/** A page of what was used. */
export class UsagePageDto {
  data!: UsageDto[];

  /** Where the next page starts; null on the last one. */
  next_cursor!: string | null;
}

export function toUsageDto(applicationId: string, total: UsageTotal): UsageDto {
  return {
    day: total.day,
    application_id: applicationId,
    user_id: total.userId === '' ? null : total.userId,
    model: total.model,
    attempts: total.attempts,
    estimated_attempts: total.estimatedAttempts,
    input_tokens: total.inputTokens,
    output_tokens: total.outputTokens,
  };
}
