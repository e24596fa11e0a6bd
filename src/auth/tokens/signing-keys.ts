import { Injectable } from '@nestjs/common';
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { Clock } from '../../common/clock.js';
import { IdGenerator } from '../../common/id-generator.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { Database } from '../../database/database.js';
import { KEYS_CHANGED } from '../keys/api-keys.js';
import { type SigningKey } from './signing-key.js';
import { SigningKeysRepository } from './signing-keys.repository.js';
import { SigningKeyInvalidError, SigningKeyNotFoundError } from './tokens.errors.js';

/** The keys that applications sign client tokens with by themselves. Only their public halves are here. */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly repository: SigningKeysRepository,
    private readonly database: Database,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** @param publicKey a JWK, or PEM. @throws SigningKeyInvalidError */
  async register(applicationId: string, publicKey: unknown): Promise<SigningKey> {
    const { kty, crv, x } = readPublicKey(publicKey).export({ format: 'jwk' });
    if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) throw new SigningKeyInvalidError();
    const key: SigningKey = {
      id: this.ids.next('sig'),
      applicationId,
      publicKey: { kty, crv, x },
      createdAt: this.clock.now(),
    };
    await this.database.transaction(() => this.repository.insert(key));
    return key;
  }

  find(id: string): Promise<SigningKey | undefined> {
    return this.repository.find(id);
  }

  list(applicationId: string): Promise<SigningKey[]> {
    return this.repository.list(applicationId);
  }

  /** What it signed is refused from then on. @throws SigningKeyNotFoundError */
  async remove(applicationId: string, id: string): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.repository.delete(applicationId, id))) throw new SigningKeyNotFoundError(id);
      this.changes.announce(KEYS_CHANGED);
    });
  }
}

function readPublicKey(given: unknown): KeyObject {
  try {
    // A private key would be taken as well, and its public half used: it has no business here.
    if (typeof given === 'string' && !given.includes('PRIVATE')) return createPublicKey(given);
    if (typeof given === 'object' && given !== null && !('d' in given))
      return createPublicKey({ key: given as JsonWebKey, format: 'jwk' });
  } catch {
    // As good as any other text.
  }
  throw new SigningKeyInvalidError();
}
