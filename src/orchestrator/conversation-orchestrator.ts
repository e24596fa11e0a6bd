import { Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/json.js';
import { Database } from '../database/database.js';
import { IdempotencyKeys } from '../runs/idempotency-keys.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { type IncomingMessage, MessageAcceptor } from './message-acceptor.js';
import { RunStarter } from './run-starter.js';

/** The turn: a message comes in, a reply is made. */
@Injectable()
export class ConversationOrchestrator {
  constructor(
    private readonly database: Database,
    private readonly acceptor: MessageAcceptor,
    private readonly keys: IdempotencyKeys,
    private readonly runs: RunManager,
    private readonly starter: RunStarter,
  ) {}

  /**
   * Takes a message in and has its reply made, now or when its turn comes. What this returns is durable.
   *
   * @param idempotencyKey the same key with the same message leads to the first run instead of a second.
   * @returns the run that answers the message.
   * @throws everything {@link MessageAcceptor.accept} does, IdempotencyKeyReusedError, ShuttingDownError
   */
  async sendMessage(
    conversationId: string,
    message: IncomingMessage,
    idempotencyKey: string | undefined,
  ): Promise<Run> {
    this.starter.requireOpen();
    return this.database.transaction(async () => {
      if (idempotencyKey === undefined) return this.accept(conversationId, message);
      const body: JsonObject = { ...message };
      const known = await this.keys.find(conversationId, idempotencyKey, body);
      if (known !== undefined) return this.runs.getRun(known);
      const run = await this.accept(conversationId, message);
      await this.keys.save(conversationId, idempotencyKey, body, run.id);
      return run;
    });
  }

  private async accept(conversationId: string, message: IncomingMessage): Promise<Run> {
    const run = await this.acceptor.accept(conversationId, message);
    await this.starter.startNext(conversationId);
    return run;
  }
}
