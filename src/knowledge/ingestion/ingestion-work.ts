import { Injectable, Logger } from '@nestjs/common';
import { ApplicationManager } from '../../applications/application-manager.js';
import { Clock } from '../../common/clock.js';
import { DatabaseUnavailableError, StorageFullError } from '../../database/database.errors.js';
import { toTitle } from '../documents/document-title.js';
import { begun, type Ingestion, KnowledgeWriter } from '../index/knowledge-writer.js';
import { DocumentParser } from '../parsing/document-parser.js';
import { ParseError } from '../parsing/parse-error.js';
import { type FlatText } from '../parsing/structured-text.js';
import { type UploadedFile } from '../parsing/uploaded-file.js';
import { type IngestionJob } from '../documents/ingestion-job.js';
import { IngestionProgress } from './ingestion-progress.js';
import { IngestionQueue } from './ingestion-queue.js';

/** Does ingestion jobs: reads the file where there is one, and has the text indexed. */
@Injectable()
export class IngestionWork {
  private readonly logger = new Logger(IngestionWork.name);

  constructor(
    private readonly queue: IngestionQueue,
    private readonly parser: DocumentParser,
    private readonly progress: IngestionProgress,
    private readonly index: KnowledgeWriter,
    private readonly applications: ApplicationManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the jobs; each ends, taken in or failed, unless `signal` aborts first.
   * @throws StorageFullError, DatabaseUnavailableError: that is no document's fault, and what waits goes on waiting.
   */
  async do(jobs: readonly IngestionJob[], signal: AbortSignal): Promise<void> {
    const ready: [IngestionJob, Ingestion][] = [];
    for (const job of jobs) {
      const ingestion = await this.prepare(job, signal);
      if (ingestion) ready.push([job, ingestion]);
    }
    await this.ingest(ready);
  }

  /** @returns undefined where the file came to nothing, or was given up. */
  private async prepare(job: IngestionJob, signal: AbortSignal): Promise<Ingestion | undefined> {
    const { documentId, token, input, file } = job;
    const { language } = await this.applications.getSettings(job.applicationId);
    const changedAt = Object.keys(input).length === 0 ? undefined : this.clock.now();
    if (!file) return { documentId, token, language, changes: input, changedAt };
    try {
      const { text, title, structure, warnings } = await this.read(documentId, file, signal);
      const known = input.title ?? toTitle(title ?? file.fileName);
      const changes = { ...input, content: text, title: known, warnings };
      return { documentId, token, language, changes, structure, changedAt };
    } catch (error) {
      // Told to end: that is none of the file's fault.
      await (signal.aborted ? this.queue.putBack(job) : this.fail(job, error));
      return undefined;
    }
  }

  /** Tells how far it is. @throws ParseError; the signal's reason when that aborts. */
  private async read(documentId: string, file: UploadedFile, signal: AbortSignal): Promise<FlatText> {
    this.progress.report(documentId, { stage: 'reading', done: 0, total: 0 });
    const text = await this.parser.parse(file, signal, (done, total) => {
      this.progress.report(documentId, { stage: 'reading', done, total });
    });
    this.progress.report(documentId, { stage: 'indexing', done: 0, total: 0 });
    return text;
  }

  /** All in one last step; where that fails, one by one, so that one document's fault is not the others'. */
  private async ingest(ready: readonly [IngestionJob, Ingestion][]): Promise<void> {
    if (ready.length === 0) return;
    try {
      const ingestions = ready.map(([, ingestion]) => ingestion);
      for (const ingestion of ingestions) await this.prepareIndex(ingestion);
      for (const ingestion of ingestions) await this.stage(begun(ingestion));
      await this.index.ingest(ingestions);
    } catch (error) {
      if (error instanceof StorageFullError || error instanceof DatabaseUnavailableError) throw error;
      const [only] = ready;
      if (ready.length === 1 && only) await this.fail(only[0], error);
      else for (const one of ready) await this.ingest([one]);
    }
  }

  /** The text is handed over once: a step takes less time than a long one's way. */
  private async prepareIndex(ingestion: Ingestion): Promise<void> {
    let next = ingestion;
    while (await this.index.prepare(next)) next = begun(ingestion);
  }

  private async stage(ingestion: Ingestion): Promise<void> {
    while (await this.index.stage(ingestion)) await this.prepareIndex(ingestion);
  }

  private async fail(job: IngestionJob, error: unknown): Promise<void> {
    if (error instanceof ParseError) {
      await this.queue.fail(job, { code: error.code, detail: error.message });
      return;
    }
    this.logger.error(error);
    const detail = 'The server failed to take it in. The cause is in its log.';
    await this.queue.fail(job, { code: 'ingestion_failed', detail });
  }
}
