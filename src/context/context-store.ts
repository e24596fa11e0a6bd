import { Injectable } from '@nestjs/common';
import { Clock, toTimestamp } from '../common/clock.js';
import { type JsonObject } from '../common/json.js';
import { Database } from '../database/database.js';
import { ContextNotFoundError, ContextTooLargeError } from './context.errors.js';
import { ContextRepository } from './context.repository.js';

const MAX_FACTS = 1_000;

/** The facts kept with a conversation. They are cleared when it ends. */
@Injectable()
export class ContextStore {
  constructor(
    private readonly repository: ContextRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async storeContext(conversationId: string, facts: JsonObject): Promise<void> {
    await this.repository.save(conversationId, { facts, updatedAt: this.clock.now() });
  }

  /** The facts alone; undefined once the conversation has ended. */
  async findContext(conversationId: string): Promise<JsonObject | undefined> {
    return (await this.repository.find(conversationId))?.facts;
  }

  /** The facts and `last_updated`. @throws ContextNotFoundError */
  async getContext(conversationId: string): Promise<JsonObject> {
    const context = await this.repository.find(conversationId);
    if (!context) throw new ContextNotFoundError(conversationId);
    return { ...context.facts, last_updated: toTimestamp(context.updatedAt) };
  }

  /**
   * Sets what a caller wants to be kept, and keeps the others.
   * @param maxBytes how much may be kept in all, as JSON.
   * @throws ContextTooLargeError
   */
  async setFacts(conversationId: string, facts: JsonObject, maxBytes: number): Promise<JsonObject> {
    return this.database.transaction(async () => {
      const context = await this.updateContext(conversationId, facts);
      if (Object.keys(context).length > MAX_FACTS) throw new ContextTooLargeError(`${MAX_FACTS} facts`);
      const bytes = Buffer.byteLength(JSON.stringify(context));
      if (bytes > maxBytes) throw new ContextTooLargeError(`${maxBytes} bytes`);
      return context;
    });
  }

  /** Sets the given facts and keeps the others. */
  async updateContext(conversationId: string, updates: JsonObject): Promise<JsonObject> {
    return this.database.transaction(async () => {
      const context = await this.repository.find(conversationId);
      const facts = { ...context?.facts, ...updates };
      const updatedAt = this.clock.now();
      await this.repository.save(conversationId, { facts, updatedAt });
      return { ...facts, last_updated: toTimestamp(updatedAt) };
    });
  }

  async clearContexts(conversationIds: readonly string[]): Promise<void> {
    if (conversationIds.length > 0) await this.repository.delete(conversationIds);
  }
}
