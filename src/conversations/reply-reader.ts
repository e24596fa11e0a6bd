import { Injectable } from '@nestjs/common';
import { type StreamResponse } from '../http/event-stream.js';
import { RunManager } from '../runs/run-manager.js';
import { RunQueue } from '../runs/run-queue.js';
import { RunStream, seqAfter } from '../runs/run-stream.js';
import { type Run } from '../runs/run.js';
import { type Message } from '../sessions/message.js';
import { MessageHistory } from '../sessions/message-history.js';
import { ReplyFailedError, ReplyWithdrawnError } from './conversations.errors.js';

/** Reads replies: as they are made, or once they are. */
@Injectable()
export class ReplyReader {
  constructor(
    private readonly runs: RunManager,
    private readonly queue: RunQueue,
    private readonly stream: RunStream,
    private readonly history: MessageHistory,
  ) {}

  /** Waits for the reply. @throws ReplyFailedError, ReplyWithdrawnError */
  async wait(runId: string): Promise<Message> {
    await this.stream.ended(runId);
    const run = await this.runs.getRun(runId);
    if (run.state === 'failed') throw new ReplyFailedError(run);
    if (run.startedAt === null) throw new ReplyWithdrawnError(run);
    return this.history.getMessage(run.assistantMessageId);
  }

  /** Answers the log of a run from the start, or after the event that `lastEventId` names. */
  follow(run: Run, response: StreamResponse, lastEventId?: string): void {
    this.stream.follow(run.id, seqAfter(run.id, lastEventId), response);
  }

  /** The run that the conversation is at; undefined where none is. */
  async current(conversationId: string): Promise<Run | undefined> {
    const [first] = await this.queue.unfinished(conversationId);
    return first;
  }
}
