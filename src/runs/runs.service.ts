import { Injectable } from '@nestjs/common';
import { type StreamResponse } from '../http/event-stream.js';
import { type ManifestDto } from './manifest.dto.js';
import { AttemptReader } from './attempt-reader.js';
import { RunCanceller } from './run-canceller.js';
import { RunManager } from './run-manager.js';
import { RunStream, seqAfter } from './run-stream.js';
import { type RetrievalDto } from './retrieval.dto.js';
import { type Run } from './run.js';
import { type RunDto, toRunDto } from './runs.dto.js';
import { ManifestExpiredError, RunLogExpiredError } from './runs.errors.js';

/** What the routes of runs answer. */
@Injectable()
export class RunsService {
  constructor(
    private readonly runs: RunManager,
    private readonly attempts: AttemptReader,
    private readonly canceller: RunCanceller,
    private readonly stream: RunStream,
  ) {}

  async get(id: string): Promise<RunDto> {
    return toRunDto(await this.runs.getRun(id));
  }

  /** @param withPayloads also what each request sent, written anew. */
  async manifest(id: string, withPayloads: boolean): Promise<ManifestDto> {
    const run = await this.withManifest(id);
    const manifest = await this.runs.getManifest(run.id);
    const attempts = await this.attempts.describe(run.id, withPayloads ? manifest : null);
    return { run_id: run.id, manifest, attempts };
  }

  async retrieval(id: string): Promise<RetrievalDto> {
    const run = await this.withManifest(id);
    return { run_id: run.id, retrieval: await this.runs.getRetrieval(run.id) };
  }

  async cancel(id: string): Promise<RunDto> {
    return toRunDto(await this.canceller.cancel(id));
  }

  async follow(id: string, lastEventId: string | undefined, response: StreamResponse): Promise<void> {
    const run = await this.runs.getRun(id);
    if (run.isLogExpired) throw new RunLogExpiredError(id, run);
    this.stream.follow(run.id, seqAfter(run.id, lastEventId), response);
  }

  private async withManifest(id: string): Promise<Run> {
    const run = await this.runs.getRun(id);
    if (run.isManifestExpired) throw new ManifestExpiredError(id);
    return run;
  }
}
