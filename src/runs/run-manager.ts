import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { ChangeFeed } from '../database/change-feed.js';
import { type EndRequest, type Run, type RunFailure, type RunUsage, type TerminalRunState } from './run.js';
import { createRunEvent, type RunEvent } from './run-event.js';
import { RunLeases } from './run-leases.js';
import { RunLog } from './run-log.js';
import { RunNotFoundError } from './runs.errors.js';
import { RunManifestsRepository } from './run-manifests.repository.js';
import { RunsRepository } from './runs.repository.js';
import { type CitationsDto } from './citations.dto.js';
import { type ManifestContentDto } from './manifest.dto.js';
import { type FoundTrace, type TraceDto } from './retrieval.dto.js';

/** What a run sends to the model, and how what it knows was found; null where nothing was looked for. */
export interface SentTurn {
  manifest: ManifestContentDto;
  trace: FoundTrace | null;
}

/** How a run ended. */
export interface RunOutcome {
  state: TerminalRunState;
  error: RunFailure | null;
  usage: RunUsage | null;
}

/** Runs, what they sent, and their ends. Called in the transaction of whoever knows what else belongs to it. */
@Injectable()
export class RunManager {
  constructor(
    private readonly repository: RunsRepository,
    private readonly manifests: RunManifestsRepository,
    private readonly log: RunLog,
    private readonly leases: RunLeases,
    private readonly clock: Clock,
    private readonly changes: ChangeFeed,
  ) {}

  /** @throws RunNotFoundError */
  async getRun(id: string): Promise<Run> {
    const run = await this.repository.find(id);
    if (!run) throw new RunNotFoundError(id);
    return run;
  }

  /** Exactly what a run sent to the model; null until it has. */
  async getManifest(id: string): Promise<ManifestContentDto | null> {
    return this.manifests.find(id);
  }

  /** How the passages of a run were found, and which of them its reply cites; null where nothing was looked for. */
  async getRetrieval(id: string): Promise<TraceDto | null> {
    return this.manifests.findRetrieval(id);
  }

  async noteCitations(id: string, { cited, invented }: CitationsDto): Promise<void> {
    await this.manifests.saveCitations(id, { cited, invented });
  }

  /** Notes what a run sends to the model, and begins its log. */
  async openRun(run: Run, sent: SentTurn, opening: readonly RunEvent[]): Promise<void> {
    await this.manifests.insert(run.id, sent.manifest, sent.trace);
    await this.log.append(opening, run.epoch);
  }

  /** Begins the log of a run that sends what the run that it continues has sent. */
  async reopenRun(run: Run, continuedId: string, opening: readonly RunEvent[]): Promise<void> {
    await this.manifests.copy(continuedId, run.id);
    await this.log.append(opening, run.epoch);
  }

  /** Notes that a run sends this instead, as what it sent before was refused, or went to a model that failed. */
  async resendRun(id: string, manifest: ManifestContentDto): Promise<void> {
    await this.manifests.replace(id, manifest);
  }

  /** What was asked of a run that is being made; null where nothing was. */
  async requestedEnd(id: string): Promise<EndRequest | null> {
    return this.repository.requestedEnd(id);
  }

  /** Has the process that makes the run end it, and take its turn out of the history where that is asked. */
  async requestEnd(id: string, request: EndRequest): Promise<void> {
    await this.repository.requestEnd(id, request);
    this.leases.noteEndRequest(id);
  }

  /**
   * Ends a run that this process holds, and its log with `ending`.
   * @returns what was asked of it, or undefined, having written nothing, when the process does not hold it any more.
   */
  async endRun(
    run: Run,
    outcome: RunOutcome,
    ending: readonly RunEvent[],
  ): Promise<{ endRequested: EndRequest | null } | undefined> {
    const end = { ...outcome, endedAt: this.clock.now() };
    const ended = await this.repository.end(run.id, run.epoch, end);
    if (!ended) return undefined;
    await this.log.append(ending, run.epoch);
    this.changes.announce(run.conversationId);
    return ended;
  }

  /** Ends a run that has not started; its followers get `abort`. @returns false when it has started. */
  async endQueued(run: Run): Promise<boolean> {
    const end = { state: 'cancelled', error: null, usage: null, endedAt: this.clock.now() } as const;
    const ended = await this.repository.endQueued(run.id, end);
    if (!ended) return false;
    await this.log.append([createRunEvent(run.id, 1, { type: 'abort', reason: 'cancelled' })], run.epoch);
    this.changes.announce(run.conversationId);
    return true;
  }

  /** Deletes the logs of a conversation that is being erased; its runs go with its row. */
  async eraseLogs(conversationId: string): Promise<void> {
    await this.log.erase(await this.repository.idsOf(conversationId));
  }
}
