import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class ShareConversationRequest {
  /** After how many days the link leads nowhere; left out: when it is taken back. @example 30 */
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  expires_in_days?: number;
}

/** A link by which anybody may read a conversation. The link itself is told once, when it is made. */
export class ShareDto {
  /** @example "shr_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id!: string;

  /** @example "conv_3c1d2e4f5a6b7c8d" */
  conversation_id!: string;

  /** What was said after that is not shown. @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;

  /** From when on it leads nowhere; null: it does not end by itself. */
  @ApiProperty({ type: String, nullable: true, example: null })
  expires_at!: string | null;
}

export class NewShareDto extends ShareDto {
  /** What the link has that nobody guesses. It is told now and never again. @example "kq0h3…" */
  secret!: string;

  /** Where the page shows it, on this server. @example "/shared/kq0h3…" */
  path!: string;
}

export class SharedQuery {
  /** Start with this message: the `next_from` of the part before. @example 0 */
  @ApiPropertyOptional({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  from: number = 0;
}

/** A passage that a reply cites, as far as it is quoted. */
export class SharedSourceDto {
  /** What the text cites it by. @example 1 */
  @ApiProperty({ type: 'integer' })
  number!: number;

  /** @example "Savings Account Information" */
  title!: string;

  /** What is cited of it. @example ["Our savings account offers a competitive 2.5% APY."] */
  quotes!: string[];
}

export class SharedMessageDto {
  @ApiProperty({ enum: ['user', 'assistant'] })
  role!: 'user' | 'assistant';

  /** @example "Our savings accounts pay 2.5% APY [1]." */
  content!: string;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at!: string;

  /** The names of the files that a message was sent with. @example [] */
  files!: string[];

  /** What a reply cites; none where the application does not show it. */
  sources!: SharedSourceDto[];
}

/** A conversation as it was when it was shared. */
export class SharedConversationDto {
  /** @example "app_retail_banking" */
  application_id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Tell me about savings accounts' })
  title!: string | null;

  /** @example "2026-01-31T09:30:00.000Z" */
  shared_at!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  expires_at!: string | null;

  /** Oldest first. */
  messages!: SharedMessageDto[];

  /** Where the next part starts; null with the last. */
  @ApiProperty({ type: 'integer', nullable: true, example: null })
  next_from!: number | null;
}
