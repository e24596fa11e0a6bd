import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { IdGenerator } from '../common/id-generator.js';
import { ChangeFeed } from '../database/change-feed.js';
import { type Run } from './run.js';
import { RunLeases } from './run-leases.js';
import { RunsRepository } from './runs.repository.js';

/** What a run is made from. */
export type RunInput = Pick<
  Run,
  'conversationId' | 'applicationId' | 'userMessageId' | 'placement' | 'model'
>;

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

  /** A run that is not stored yet. */
  draft(input: RunInput): Run {
    return {
      ...input,
      id: this.ids.next('run'),
      assistantMessageId: this.ids.next('msg'),
      state: 'queued',
      position: 0,
      epoch: 0,
      continuesRunId: null,
      previousHeadId: null,
      isLogExpired: false,
      isManifestExpired: false,
      error: null,
      usage: null,
      createdAt: this.clock.now(),
      startedAt: null,
      endedAt: null,
    };
  }

  /** A run that goes on with the message of another, and is not stored yet. */
  draftContinuation(of: Run): Run {
    const { conversationId, applicationId, userMessageId, placement, model } = of;
    const draft = this.draft({ conversationId, applicationId, userMessageId, placement, model });
    return { ...draft, assistantMessageId: of.assistantMessageId, continuesRunId: of.id };
  }

  /** Stores a run as started: its conversation is at none. @param previousHeadId what the history ended in. */
  async start(draft: Run, previousHeadId: string | null): Promise<Run> {
    const run: Run = {
      ...draft,
      state: 'running',
      epoch: draft.epoch + 1,
      startedAt: this.clock.now(),
      previousHeadId,
    };
    await this.repository.insert(run, this.leases.lease());
    this.changes.announce(run.conversationId);
    return run;
  }

  /** Stores a run that waits: behind the others, or before them. @param unfinished those of its conversation. */
  async enqueue(draft: Run, unfinished: readonly Run[], place: 'front' | 'back'): Promise<Run> {
    const waiting = unfinished.filter((run) => run.state === 'queued');
    const position = place === 'back' ? (waiting.at(-1)?.position ?? 0) + 1 : (waiting[0]?.position ?? 0) - 1;
    const run: Run = { ...draft, position };
    await this.repository.insert(run, null);
    this.changes.announce(run.conversationId);
    return run;
  }

  /** The run being made, if any, then those that wait, in the order in which they are answered. */
  async unfinished(conversationId: string): Promise<Run[]> {
    return this.repository.unfinished(conversationId);
  }

  /** The runs being made in any of these conversations, by the conversation. */
  async runningIn(conversationIds: readonly string[]): Promise<Map<string, string>> {
    return conversationIds.length === 0 ? new Map() : this.repository.runningIn(conversationIds);
  }

  /**
   * Starts the next run of a conversation that makes none. It is made as the conversation has it by then.
   * @param read what the history ends in, and the model; mostly nothing waits, and it is not asked.
   * @returns it, or undefined when there is none to start.
   */
  async startNext(
    conversationId: string,
    read: () => Promise<{ headMessageId: string | null; model: string }>,
  ): Promise<Run | undefined> {
    const [first] = await this.unfinished(conversationId);
    if (first?.state !== 'queued') return undefined;
    const { headMessageId: previousHeadId, model } = await read();
    const run: Run = {
      ...first,
      model,
      state: 'running',
      epoch: first.epoch + 1,
      startedAt: this.clock.now(),
      previousHeadId,
    };
    await this.repository.start(run, this.leases.lease());
    this.changes.announce(conversationId);
    return run;
  }

  async conversationsWithQueue(): Promise<string[]> {
    return this.repository.conversationsWithQueue();
  }
}
