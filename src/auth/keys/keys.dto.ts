import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { toTimestamp } from '../../common/clock.js';
import { IsApplicationId } from '../../http/is-application-id.js';
import { IsText } from '../../http/is-text.js';
import { type Scope, SCOPES } from '../principal.js';
import { type ApiKey, type NewApiKey } from './api-key.js';
import { IsPageCursor, IsPageSize } from '../../http/paging.js';

export const KEY_KINDS = ['application', 'admin'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** A key to make. */
export class CreateKeyRequest {
  /** `application`: acts for one application and its users. `admin`: makes keys and sets up applications. */
  @ApiPropertyOptional({ enum: KEY_KINDS, enumName: 'KeyKind' })
  @IsOptional()
  @IsIn(KEY_KINDS)
  kind: KeyKind = 'application';

  /** Whose key it is to be; for an admin key it is left out. */
  @ValidateIf(
    ({ kind, application_id }: CreateKeyRequest) => kind !== 'admin' || application_id !== undefined,
  )
  @IsApplicationId()
  @ApiPropertyOptional({ type: String })
  application_id?: string;

  /**
   * What an application's key may be used for. `chat`: conversations, messages, runs and client tokens. `knowledge`:
   * documents and search. `manage`: settings, prompt templates and signing keys. All of them where it is left out.
   */
  @ApiPropertyOptional({ enum: SCOPES, enumName: 'Scope', isArray: true, example: ['chat'] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SCOPES.length)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes?: Scope[];

  /** For people to tell it by. @example "web backend" */
  @IsOptional()
  @IsText({ maxLength: 100 })
  name?: string;

  /** RFC 3339; it never expires where this is left out. @example "2999-12-31T00:00:00.000Z" */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsISO8601({ strict: true, strictSeparator: true })
  expires_at?: string;
}

export class ListKeysQuery {
  /** The `next_cursor` of the page before. */
  @IsPageCursor()
  cursor?: string;

  /** @example 20 */
  @IsPageSize()
  limit: number = 20;
}

/** A key, without what makes it one. */
export class KeyDto {
  /** @example "key_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id: string;

  /** How the key begins. @example "cap_0123456789abcdef" */
  prefix: string;

  @ApiProperty({ enum: KEY_KINDS, enumName: 'KeyKind' })
  kind: KeyKind;

  /** Null for an admin key. */
  @ApiProperty({ type: String, nullable: true, example: 'app_retail_banking' })
  application_id: string | null;

  @ApiProperty({ enum: SCOPES, enumName: 'Scope', isArray: true, example: ['chat'] })
  scopes: Scope[];

  @ApiProperty({ type: String, nullable: true, example: 'web backend' })
  name: string | null;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at: string;

  /** Null: never. */
  @ApiProperty({ type: String, nullable: true, example: null })
  expires_at: string | null;

  /** Null: it was not. */
  @ApiProperty({ type: String, nullable: true, example: null })
  revoked_at: string | null;

  /** To the hour; null: never. */
  @ApiProperty({ type: String, nullable: true, example: null })
  last_used_at: string | null;

  constructor(key: ApiKey) {
    this.id = key.id;
    this.prefix = key.prefix;
    this.kind = key.applicationId === null ? 'admin' : 'application';
    this.application_id = key.applicationId;
    this.scopes = key.scopes;
    this.name = key.name;
    this.created_at = toTimestamp(key.createdAt);
    this.expires_at = timestampOrNull(key.expiresAt);
    this.revoked_at = timestampOrNull(key.revokedAt);
    this.last_used_at = timestampOrNull(key.lastUsedAt);
  }
}

/** A key that has just been made. */
export class NewKeyDto extends KeyDto {
  /** The key itself, shown this once. @example "cap_0123456789abcdef_…" */
  key: string;

  constructor({ key, text }: NewApiKey) {
    super(key);
    this.key = text;
  }
}

export class KeyPageDto {
  /** The newest first. */
  @ApiProperty({ type: [KeyDto] })
  data!: KeyDto[];

  /** Where the next page starts; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  next_cursor!: string | null;
}

function timestampOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : toTimestamp(epochMs);
}
