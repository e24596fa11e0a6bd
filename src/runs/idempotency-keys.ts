import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../common/clock.js';
import { type JsonValue } from '../common/json.js';
import { Sweeps } from '../common/sweeps.js';
import { Claims } from '../database/claims/claims.js';
import { Database } from '../database/database.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { IdempotencyKeyReusedError } from './runs.errors.js';

/** How long a key leads to its run. */
export const IDEMPOTENCY_KEY_TTL_MS = 24 * 60 * 60 * 1_000;
const SWEEP_MS = 60 * 60 * 1_000;

/** Leads a request that is sent again to the run that it made the first time. */
@Injectable()
export class IdempotencyKeys implements OnApplicationBootstrap {
  private readonly logger = new Logger(IdempotencyKeys.name);

  constructor(
    private readonly repository: IdempotencyKeysRepository,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
    private readonly claims: Claims,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.every(SWEEP_MS, this.logger, () => this.sweep());
  }

  /**
   * The run that this key made with this body; undefined for a key that is new or has expired.
   * @throws IdempotencyKeyReusedError when the key came with another body.
   */
  async find(conversationId: string, key: string, body: JsonValue): Promise<string | undefined> {
    const entry = await this.repository.find(conversationId, key);
    if (!entry || entry.createdAt + IDEMPOTENCY_KEY_TTL_MS <= this.clock.now()) return undefined;
    if (entry.bodyHash !== hash(body)) throw new IdempotencyKeyReusedError();
    return entry.runId;
  }

  async save(conversationId: string, key: string, body: JsonValue, runId: string): Promise<void> {
    const createdAt = this.clock.now();
    await this.repository.save({ conversationId, key, bodyHash: hash(body), runId, createdAt });
  }

  /** Forgets keys that lead nowhere any more. */
  async sweep(): Promise<void> {
    const before = this.clock.now() - IDEMPOTENCY_KEY_TTL_MS;
    await this.claims.alone('sweep idempotency keys', () =>
      this.database.transaction(() => this.repository.deleteBefore(before)),
    );
  }
}

function hash(body: JsonValue): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
