import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import {
  type ApplicationLimitsConfig as Limits,
  type ConversationLimitsConfig,
} from '../config/limits-config.js';
import { LimitsRepository } from './limits.repository.js';

/** Null: that of the server's setting. */
export type LimitChanges = { readonly [Name in keyof Limits]?: number | null | undefined };

/** How many applications are known without asking again, and how long: what another process sets is heard of then. */
const KNOWN_APPLICATIONS = 10_000;
const KNOWN_FOR_MS = 5_000;

/** How much an application may have: what was set for it, over what the server is set to. */
@Injectable()
export class ApplicationLimits {
  private readonly known = new LRUCache<string, Limits>({ max: KNOWN_APPLICATIONS, ttl: KNOWN_FOR_MS });

  constructor(
    private readonly repository: LimitsRepository,
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async of(applicationId: string): Promise<Limits> {
    const known = this.known.get(applicationId);
    if (known) return known;
    const limits = { ...this.ofServer, ...(await this.repository.find(applicationId)) };
    this.known.set(applicationId, limits);
    return limits;
  }

  /** Those of an application for which none were set. */
  get ofServer(): Limits {
    return this.config.server.limits.ofApplication;
  }

  /** Those of every conversation. */
  get ofConversation(): ConversationLimitsConfig {
    return this.config.server.limits.ofConversation;
  }

  /** Sets what is given and keeps the rest. @returns the limits in force. */
  async change(applicationId: string, changes: LimitChanges): Promise<Limits> {
    await this.database.transaction(async () => {
      // There may be no row yet that could be held.
      await this.database.holdKey(`limits of ${applicationId}`);
      const wanted = { ...(await this.repository.find(applicationId)), ...changes };
      const set = Object.entries(wanted).filter(([, value]) => typeof value === 'number');
      await this.repository.save(applicationId, Object.fromEntries(set));
    });
    this.known.delete(applicationId);
    return this.of(applicationId);
  }
}
