import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsApplicationId } from '../http/is-application-id.js';
import { IsText } from '../http/is-text.js';
import { IsPageCursor, IsPageSize } from '../http/paging.js';
import { type Rating, RATINGS, type Reason, REASONS } from './feedback.js';

export class GiveFeedbackRequest {
  @ApiProperty({ enum: RATINGS, enumName: 'Rating', example: 'up' })
  @IsIn(RATINGS)
  rating!: Rating;

  @ApiPropertyOptional({ enum: REASONS, enumName: 'FeedbackReason', example: 'helpful' })
  @IsOptional()
  @IsIn(REASONS)
  reason?: Reason;

  /** In words of one's own. @example "Short and to the point." */
  @IsOptional()
  @IsText({ maxLength: 2_000 })
  comment?: string;
}

export class ListFeedbackQuery {
  @IsApplicationId()
  application_id!: string;

  @ApiPropertyOptional({ enum: RATINGS, enumName: 'Rating' })
  @IsOptional()
  @IsIn(RATINGS)
  rating?: Rating;

  @ApiPropertyOptional({ enum: REASONS, enumName: 'FeedbackReason' })
  @IsOptional()
  @IsIn(REASONS)
  reason?: Reason;

  /** The `next_cursor` of the page before. */
  @IsPageCursor()
  cursor?: string;

  /** @example 20 */
  @IsPageSize()
  limit: number = 20;
}

/** What was said of a reply. */
export class SaidFeedbackDto {
  @ApiProperty({ enum: RATINGS, enumName: 'Rating' })
  rating!: Rating;

  @ApiProperty({ enum: REASONS, enumName: 'FeedbackReason', nullable: true })
  reason!: Reason | null;

  @ApiProperty({ type: String, nullable: true, example: 'Short and to the point.' })
  comment!: string | null;
}

/** What the user of a conversation thinks of a reply in it. */
export class FeedbackDto extends SaidFeedbackDto {
  /** @example "msg_5b0c8f3e2d1a4c6b" */
  message_id!: string;

  /** @example "conv_3c1d2e4f5a6b7c8d" */
  conversation_id!: string;

  /** The run that made the reply what it was then; null in a fork. */
  @ApiProperty({ type: String, nullable: true, example: 'run_0f2b7c1d9e8a4b56' })
  run_id!: string | null;

  /** @example "2026-01-31T09:30:04.000Z" */
  updated_at!: string;
}

export class FeedbackPageDto {
  /** The newest first. */
  @ApiProperty({ type: [FeedbackDto] })
  data!: FeedbackDto[];

  /** Where the next page starts; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;
}
