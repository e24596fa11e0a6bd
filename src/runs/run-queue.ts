import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { IdGenerator } from '../common/id-generator.js';
import { ChangeFeed } from '../database/change-feed.js';
import { type Run } from './run.js';
import { RunLeases } from './run-leases.js';
import { RunsRepository } from './runs.repository.js';

/** The runs of a conversation that wait for their turn, and the one that has it. */
@Injectable()
export class RunQueue {
  constructor(
    private readonly repository: RunsRepository,
    private readonly leases: RunLeases,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
    private readonly changes: ChangeFeed,
  ) {}

  /** Makes a run and puts it into the queue of its conversation: at the end, or before all others that wait. */
  async enqueue(
    input: Pick<Run, 'conversationId' | 'applicationId' | 'userMessageId' | 'placement' | 'model'>,
    place: 'front' | 'back',
  ): Promise<Run> {
    const waiting = (await this.unfinished(input.conversationId)).filter((run) => run.state === 'queued');
    const position = place === 'back' ? (waiting.at(-1)?.position ?? 0) + 1 : (waiting[0]?.position ?? 0) - 1;
    const run: Run = {
      ...input,
      id: this.ids.next('run'),
      assistantMessageId: this.ids.next('msg'),
      state: 'queued',
      position,
      previousHeadId: null,
      manifest: null,
      error: null,
      usage: null,
      createdAt: this.clock.now(),
      startedAt: null,
      endedAt: null,
    };
    await this.repository.insert(run);
    this.changes.announce(run.conversationId);
    return run;
  }

  /** The run being made, if any, then those that wait, in the order in which they are answered. */
  async unfinished(conversationId: string): Promise<Run[]> {
    return this.repository.unfinished(conversationId);
  }

  /** Starts the next run of a conversation that makes none. @returns it, or undefined when there is none to start. */
  async startNext(conversationId: string): Promise<Run | undefined> {
    const [first] = await this.unfinished(conversationId);
    if (first?.state !== 'queued') return undefined;
    const now = this.clock.now();
    await this.repository.start(first.id, this.leases.lease(), now);
    this.changes.announce(conversationId);
    return { ...first, state: 'running', startedAt: now };
  }

  async conversationsWithQueue(): Promise<string[]> {
    return this.repository.conversationsWithQueue();
  }
}
