import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { toTimestamp } from '../../common/clock.js';
import { type JsonObject } from '../../common/json.js';
import { IsApplicationId } from '../../http/is-application-id.js';
import { IsUserId } from '../../http/is-user-id.js';
import { type SigningKey } from './signing-key.js';

const MAX_TTL_SECONDS = 3_600;

/** Whom a token is for. */
export class CreateClientTokenRequest {
  /** The user, as the application calls them. @example "user_123" */
  @IsUserId()
  user_id!: string;

  /** The one conversation that it is for; all of the user's where it is left out. */
  @IsOptional()
  @Matches(/^conv_\w{1,64}$/)
  conversation_id?: string;

  /** How long it is good for. @example 900 */
  @ApiPropertyOptional({ type: 'integer' })
  @IsInt()
  @Min(10)
  @Max(MAX_TTL_SECONDS)
  ttl_seconds: number = 900;
}

/** What a browser comes in with, in the place of a key. */
export class ClientTokenDto {
  /** A JWT, for `Authorization: Bearer`. @example "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6Im93bi02ODYifQ.…" */
  token!: string;

  /** @example "2026-01-31T09:45:00.000Z" */
  expires_at!: string;
}

/** What opens one stream, once. */
export class StreamTicketDto {
  /** To be sent as `?ticket=` by a GET of a stream. @example "tkt_…" */
  ticket!: string;

  /** @example "2026-01-31T09:30:30.000Z" */
  expires_at!: string;
}

/** The public half of what the application signs its tokens with. */
export class RegisterSigningKeyRequest {
  /** An Ed25519 key, as a JWK or as PEM. */
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }],
    example: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
  })
  @IsDefined()
  public_key!: string | JsonObject;
}

export class SigningKeyParams {
  @IsApplicationId()
  application_id!: string;
}

export class OneSigningKeyParams extends SigningKeyParams {
  @IsString()
  signing_key_id!: string;
}

export class SigningKeyDto {
  /** The `kid` of the tokens. @example "sig_5f0c6d1e2b3a49788796a5b4c3d2e1f0" */
  id: string;

  /** @example "app_retail_banking" */
  application_id: string;

  /** As a JWK. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  public_key: JsonObject;

  /** @example "2026-01-31T09:30:00.000Z" */
  created_at: string;

  constructor(key: SigningKey) {
    this.id = key.id;
    this.application_id = key.applicationId;
    this.public_key = { ...key.publicKey };
    this.created_at = toTimestamp(key.createdAt);
  }
}
