import { Injectable, Logger } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Clock } from '../../common/clock.js';
import { IdGenerator } from '../../common/id-generator.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { Database } from '../../database/database.js';
import { type Cursor } from '../../http/cursor.js';
import { type Scope } from '../principal.js';
import { type ApiKey, KEY_TEXT, type NewApiKey } from './api-key.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { AuthSecret } from './auth-secret.js';
import { type KeyLimits } from './key-limits.js';
import {
  AdminKeyFirstError,
  KeyExpiredError,
  KeyNotFoundError,
  KeyRevokedError,
  KeyUnknownError,
} from './keys.errors.js';

/** What is announced when a key was made or revoked. */
export const KEYS_CHANGED = 'api-keys';

/** What a key was last used for is known to the hour: more would be a write for each request. */
const LAST_USED_MS = 3_600_000;

/** What a key is to be. */
export interface KeyRequest {
  /** Null: an admin key. */
  applicationId: string | null;
  scopes: readonly Scope[];
  name: string | null;
  /** Epoch milliseconds; null: never. */
  expiresAt: number | null;
}

/** The keys of applications and of administrators. Of a key only a keyed hash is kept. */
@Injectable()
export class ApiKeys {
  private readonly logger = new Logger(ApiKeys.name);
  private madeHere = false;
  private readonly noted = new LRUCache<string, number>({ max: 10_000 });

  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly secret: AuthSecret,
    private readonly database: Database,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** @throws AdminKeyFirstError */
  async create(request: KeyRequest): Promise<NewApiKey> {
    return this.database.transaction(async () => {
      if (request.applicationId !== null && !(await this.repository.hasAny())) throw new AdminKeyFirstError();
      return this.make(request);
    });
  }

  /** An admin key where there is no key at all: the one that all others are made with. */
  async createFirst(): Promise<NewApiKey | undefined> {
    return this.database.transaction(async () => {
      await this.database.holdKey(KEYS_CHANGED);
      if (await this.repository.hasAny()) return undefined;
      return this.make({ applicationId: null, scopes: [], name: 'first', expiresAt: null });
    });
  }

  /**
   * The key that a text is, as it is in the database now: one that was revoked is refused from then on, in every process.
   * @throws KeyUnknownError, KeyRevokedError, KeyExpiredError
   */
  async verify(text: string): Promise<ApiKey> {
    const prefix = KEY_TEXT.exec(text)?.[1];
    const stored = prefix === undefined ? undefined : await this.repository.findByPrefix(prefix);
    if (!stored || !timingSafeEqual(Buffer.from(stored.hash), Buffer.from(this.hash(text))))
      throw new KeyUnknownError();
    this.requireActive(stored);
    this.noteUse(stored);
    return stored;
  }

  /** A key that something was made with. @throws KeyUnknownError, KeyRevokedError, KeyExpiredError */
  async requireActiveKey(id: string): Promise<ApiKey> {
    const stored = await this.repository.find(id);
    if (!stored) throw new KeyUnknownError();
    this.requireActive(stored);
    return stored;
  }

  /** @throws KeyNotFoundError */
  async get(id: string): Promise<ApiKey> {
    const stored = await this.repository.find(id);
    if (!stored) throw new KeyNotFoundError(id);
    return stored;
  }

  /** The newest first. */
  list(limit: number, after?: Cursor): Promise<ApiKey[]> {
    return this.repository.list(limit, after);
  }

  /** True for the next request, and what is open with it closes. @throws KeyNotFoundError */
  async revoke(id: string): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.repository.revoke(id, this.clock.now()))) throw new KeyNotFoundError(id);
      this.changes.announce(KEYS_CHANGED);
    });
  }

  /**
   * Nobody else changes them meanwhile. True for the next request.
   * @param change is given those that the key has now. @returns what it has then.
   * @throws KeyNotFoundError where no application has such a key: an admin key has no limits.
   */
  async changeLimits(
    id: string,
    change: (limits: KeyLimits, applicationId: string) => Promise<KeyLimits>,
  ): Promise<KeyLimits> {
    return this.database.transaction(async () => {
      await this.database.holdKey(`limits of ${id}`);
      const { applicationId, limits } = await this.get(id);
      if (applicationId === null) throw new KeyNotFoundError(id);
      const wanted = await change(limits, applicationId);
      await this.repository.setLimits(id, wanted);
      return wanted;
    });
  }

  /** Whether there is any, of whatever state, in any process. */
  async hasAny(): Promise<boolean> {
    return this.repository.hasAny();
  }

  /** Whether this process has made any. */
  get hasMade(): boolean {
    return this.madeHere;
  }

  private async make({ scopes, ...rest }: KeyRequest): Promise<NewApiKey> {
    const prefix = `cap_${randomBytes(8).toString('hex')}`;
    const text = `${prefix}_${randomBytes(32).toString('base64url')}`;
    const key: ApiKey = {
      ...rest,
      id: this.ids.next('key'),
      prefix,
      scopes: [...scopes],
      createdAt: this.clock.now(),
      revokedAt: null,
      lastUsedAt: null,
      limits: {},
    };
    await this.repository.insert({ ...key, hash: this.hash(text) });
    this.database.afterCommit(() => (this.madeHere = true));
    this.changes.announce(KEYS_CHANGED);
    return { key, text };
  }

  private hash(text: string): string {
    return createHmac('sha256', this.secret.derive('api-keys')).update(text).digest('hex');
  }

  private requireActive({ revokedAt, expiresAt }: ApiKey): void {
    if (revokedAt !== null) throw new KeyRevokedError();
    if (expiresAt !== null && expiresAt <= this.clock.now()) throw new KeyExpiredError();
  }

  /** Nobody waits for it, and nobody is refused for it. */
  private noteUse({ id, lastUsedAt }: ApiKey): void {
    const now = this.clock.now();
    if (now - Math.max(lastUsedAt ?? 0, this.noted.get(id) ?? 0) < LAST_USED_MS) return;
    this.noted.set(id, now);
    this.database
      .transaction(() => this.repository.setLastUsed(id, now))
      .catch((error: unknown) => {
        this.logger.warn(`The use of key ${id} was not noted: ${String(error)}`);
      });
  }
}
