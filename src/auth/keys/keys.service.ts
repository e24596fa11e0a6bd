import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { ValidationFailedError } from '../../http/validation.js';
import { SCOPES } from '../principal.js';
import { ApiKeys } from './api-keys.js';
import { type CreateKeyRequest, KeyDto, type KeyPageDto, type ListKeysQuery, NewKeyDto } from './keys.dto.js';

/** What the routes of keys answer. */
@Injectable()
export class KeysService {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  async create({ kind, application_id, scopes, name, expires_at }: CreateKeyRequest): Promise<NewKeyDto> {
    const isAdmin = kind === 'admin';
    if (isAdmin && (application_id !== undefined || scopes != null))
      refuse(application_id === undefined ? 'scopes' : 'application_id', 'is not for admin keys');
    const expiresAt = expires_at == null ? null : Date.parse(expires_at);
    if (expiresAt !== null && !(expiresAt > this.clock.now())) refuse('expires_at', 'must be a time to come');
    const made = await this.keys.create({
      applicationId: isAdmin ? null : (application_id ?? null),
      scopes: isAdmin ? [] : (scopes ?? SCOPES),
      name: name ?? null,
      expiresAt,
    });
    return new NewKeyDto(made);
  }

  async get(id: string): Promise<KeyDto> {
    return new KeyDto(await this.keys.get(id));
  }

  async list({ limit, cursor }: ListKeysQuery): Promise<KeyPageDto> {
    const keys = await this.keys.list(limit + 1, cursor === undefined ? undefined : decodeCursor(cursor));
    const page = keys.slice(0, limit);
    const last = keys.length > limit ? page.at(-1) : undefined;
    return {
      data: page.map((key) => new KeyDto(key)),
      next_cursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
    };
  }

  revoke(id: string): Promise<void> {
    return this.keys.revoke(id);
  }
}

function refuse(field: string, fault: string): never {
  throw new ValidationFailedError([{ field, message: `${field} ${fault}` }]);
}
