import { Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/json.js';
import { ContextStore } from '../context/context-store.js';
import { ApplicationLimits } from '../limits/application-limits.js';
import { SessionManager } from '../sessions/session-manager.js';

/** What the routes of a conversation's context answer. */
@Injectable()
export class ContextService {
  constructor(
    private readonly sessions: SessionManager,
    private readonly context: ContextStore,
    private readonly limits: ApplicationLimits,
  ) {}

  async get(conversationId: string): Promise<JsonObject> {
    await this.sessions.getSession(conversationId);
    return this.context.getContext(conversationId);
  }

  async update(conversationId: string, facts: JsonObject): Promise<JsonObject> {
    return this.sessions.change(conversationId, async () => {
      const { applicationId } = await this.sessions.requireActive(conversationId);
      const { contextBytes } = await this.limits.of(applicationId);
      return this.context.setFacts(conversationId, facts, contextBytes);
    });
  }
}
