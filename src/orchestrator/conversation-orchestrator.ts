import { Injectable } from '@nestjs/common';
import { type MultitaskStrategy } from '../applications/application-settings.js';
import { type JsonObject, type JsonValue } from '../common/json.js';
import { Database } from '../database/database.js';
import { IdempotencyKeys } from '../runs/idempotency-keys.js';
import { RunManager } from '../runs/run-manager.js';
import { type Run } from '../runs/run.js';
import { type AcceptedTurn, type IncomingMessage, MessageAcceptor } from './message-acceptor.js';
import { RunStarter } from './run-starter.js';

/** The turn: a message comes in, a reply is made. What its methods return is durable. */
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
   * Takes a message in and has its reply made, now or when its turn comes.
   *
   * @param key an idempotency key: with the same message it leads to the first run instead of a second.
   * @returns the run that answers the message.
   * @throws everything {@link MessageAcceptor.accept} does, IdempotencyKeyReusedError, ShuttingDownError
   */
  async sendMessage(conversationId: string, message: IncomingMessage, key: string | undefined): Promise<Run> {
    const body: JsonObject = {
      ...message,
      parentId: message.parentId ?? null,
      placed: message.parentId !== undefined,
    };
    return this.once(conversationId, key, body, () => this.acceptor.accept(conversationId, message));
  }

  /** Has another reply made to a message of the user; the replies it has stay, on branches of their own. */
  async regenerate(
    conversationId: string,
    messageId: string,
    strategy: MultitaskStrategy | null,
    key: string | undefined,
  ): Promise<Run> {
    return this.once(conversationId, key, { again: messageId, strategy }, () =>
      this.acceptor.acceptAgain(conversationId, messageId, strategy),
    );
  }

  private async once(
    conversationId: string,
    key: string | undefined,
    body: JsonValue,
    accept: () => Promise<AcceptedTurn>,
  ): Promise<Run> {
    this.starter.requireOpen();
    return this.database.transaction(async () => {
      const known = key === undefined ? undefined : await this.keys.find(conversationId, key, body);
      if (known !== undefined) return this.runs.getRun(known);
      const { run, known: turn } = await accept();
      if (key !== undefined) await this.keys.save(conversationId, key, body, run.id);
      if (run.state === 'running') await this.starter.begin(run, turn);
      return run;
    });
  }
}
