import { Injectable, Logger } from '@nestjs/common';
import { ApplicationManager } from '../applications/application-manager.js';
import { type ApplicationSettings } from '../applications/application-settings.js';
import { Config } from '../config/config.js';
import { ModelError } from '../models/model-error.js';
import { ModelNotConfiguredError } from '../models/model-not-configured.error.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { type EndedAttempt, type RunAttempt } from '../runs/run-attempt.js';
import { RunManager } from '../runs/run-manager.js';
import { type RunWriter } from '../runs/run-writer.js';
import { type Run } from '../runs/run.js';
import { SessionManager } from '../sessions/session-manager.js';
import { ReplyContinuer } from './reply-continuer.js';
import { sourceChunk, sourcesOf } from './sources.js';
import { TurnPreparer } from './turn-preparer.js';

/** An attempt by another model, and what it sends. */
export interface Fallback {
  readonly attempt: RunAttempt;
  readonly manifest: ManifestContentDto;
}

/** Has the next model of an application's list take over where one fails. */
@Injectable()
export class ModelFallback {
  private readonly logger = new Logger(ModelFallback.name);

  constructor(
    private readonly applications: ApplicationManager,
    private readonly sessions: SessionManager,
    private readonly preparer: TurnPreparer,
    private readonly runs: RunManager,
    private readonly continuer: ReplyContinuer,
    private readonly config: Config,
  ) {}

  /**
   * After a model has failed, at the beginning or in the middle.
   * @returns the attempt of the next, which is stored; undefined where there is none, it would mend nothing, or enough
   *   was tried.
   */
  async next(
    run: Run,
    error: unknown,
    last: EndedAttempt,
    sent: ManifestContentDto,
    writer: RunWriter,
  ): Promise<Fallback | undefined> {
    const isModels = error instanceof ModelError || error instanceof ModelNotConfiguredError;
    if (!isModels || Math.max(last.attempt.number, run.epoch - 1) >= this.config.server.maxReplyAttempts) {
      return undefined;
    }
    const conversation = await this.sessions.getSession(run.conversationId);
    if (conversation.state === 'ENDED') return undefined;
    const settings = await this.applications.getSettings(conversation.applicationId);
    const model = nextModel(run, sent.model, settings);
    if (model === undefined) return undefined;
    const manifest = await this.preparer.prepareFor(model, run, sent);
    // What was said may cite a passage that this model has no room for.
    const isWithoutSource = manifest.passages.length < sent.passages.length;
    const isKept = settings.onFallback === 'continue' && !isWithoutSource;
    this.withdraw(isKept, last.attempt, manifest, writer);
    this.logger.warn(`${model} takes over ${run.id} from ${sent.model}: ${error.code}`);
    const resend = (): Promise<void> => this.runs.resendRun(run.id, manifest);
    const attempt = await this.continuer.goOn(run, last, { cause: 'fallback', model }, writer, resend);
    return { attempt, manifest };
  }

  /** Takes back what a model said that failed, where it is not to be gone on with; never what was there before its run. */
  private withdraw(
    isKept: boolean,
    { uncounted }: RunAttempt,
    manifest: ManifestContentDto,
    writer: RunWriter,
  ): void {
    const isThought = writer.text === '' && writer.reasoning !== '';
    if (!isThought && (isKept || writer.text.length <= uncounted)) return;
    const reasoning = uncounted > 0 ? writer.reasoning.slice(0, writer.reasoningFrom) : '';
    writer.correct(sourcesOf(manifest).map(sourceChunk), reasoning, writer.text.slice(0, uncounted));
  }
}

/** The one behind the model that failed, of the run's own and those that its application has for it. */
function nextModel(run: Run, failed: string, { fallbackModels }: ApplicationSettings): string | undefined {
  const models = [...new Set([run.model, ...fallbackModels])];
  return models[models.indexOf(failed) + 1];
}
