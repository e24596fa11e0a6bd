import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hkdfSync, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { AuthSecretRepository } from './auth-secret.repository.js';

/**
 * What keys are hashed and client tokens signed with: `AUTH_SECRET`, or else a secret of the database's own. Whoever has
 * a copy of the database can make client tokens in the second case, and not in the first.
 */
@Injectable()
export class AuthSecret implements OnModuleInit {
  private secret = '';
  private readonly derived = new LRUCache<string, Uint8Array>({ max: 100 });

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly repository: AuthSecretRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    const made = randomBytes(32).toString('base64url');
    this.secret =
      this.config.access.secret ?? (await this.database.transaction(() => this.repository.findOrKeep(made)));
  }

  /** 32 bytes for one purpose, which tell nothing about those for another. */
  derive(purpose: string): Uint8Array {
    if (this.secret === '') throw new Error('The secret has not been read yet.');
    const known = this.derived.get(purpose);
    if (known) return known;
    const derived = new Uint8Array(hkdfSync('sha256', this.secret, '', purpose, 32));
    this.derived.set(purpose, derived);
    return derived;
  }
}
