import { ApiProperty } from '@nestjs/swagger';

const REASONS = [
  ...(['question', 'pinned', 'recent', 'instruction'] as const),
  ...(['empty', 'questionless', 'unanswered', 'too_many', 'too_long'] as const),
] as const;

/** A message of the history, and whether it was sent. */
export class WindowMessageDto {
  /** @example "msg_1e9d7c5b3a2f4e6d" */
  message_id!: string;

  @ApiProperty({ enum: ['system', 'user', 'assistant'] })
  role!: 'system' | 'user' | 'assistant';

  /** @example 42 */
  @ApiProperty({ type: 'integer' })
  tokens!: number;

  included!: boolean;

  /**
   * Why: the `question` to answer, a turn with a `pinned` message, a `recent` turn, an `instruction`; not, as it is `empty`, an answer whose question was not
   * read (`questionless`), an `unanswered` question without room, beyond the number of messages (`too_many`) or of tokens (`too_long`).
   */
  @ApiProperty({ enum: REASONS, enumName: 'WindowReason' })
  reason!: (typeof REASONS)[number];
}

/** A passage that was found, and whether it was sent. */
export class WindowPassageDto {
  /** @example "psg_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  passage_id!: string;

  /** @example 120 */
  @ApiProperty({ type: 'integer' })
  tokens!: number;

  included!: boolean;

  @ApiProperty({ enum: ['found', 'too_long'] })
  reason!: 'found' | 'too_long';
}

/** How prompt, passages and history were fitted into what the model can read. */
export class ManifestWindowDto {
  /** What the model can read, question and answer together; null where nobody knows. @example 8192 */
  @ApiProperty({ type: 'integer', nullable: true })
  limit_tokens!: number | null;

  /** Who said so: a setting, the model's vendor, or a refusal. */
  @ApiProperty({ enum: ['setting', 'known', 'learned'], nullable: true })
  limit_source!: 'setting' | 'known' | 'learned' | null;

  /** Whether the tokens below were counted with the model's own tokenizer. */
  @ApiProperty({ enum: ['counted', 'estimated'] })
  tokens_are!: 'counted' | 'estimated';

  /** All that was sent. @example 512 */
  @ApiProperty({ type: 'integer' })
  sent_tokens!: number;

  /** The prompt without its passages. @example 90 */
  @ApiProperty({ type: 'integer' })
  prompt_tokens!: number;

  /** The newest of the history, in their order, as far as it was read, and before them older ones that are pinned. */
  messages!: WindowMessageDto[];

  /**
   * How many older ones there are: they were not read, as there was no room before them, or as so many were read as may
   * be. Null where that is not known.
   * @example 0
   */
  @ApiProperty({ type: 'integer', nullable: true })
  older_messages!: number | null;

  /** What was found, the best first. */
  passages!: WindowPassageDto[];
}
