import { type Scheduler } from '../../common/scheduler.js';
import { type ModelCallsConfig } from '../../config/model-calls-config.js';
import { CallDeadline } from '../call-deadline.js';
import { type ChatPart } from '../chat-part.js';
import { ModelError } from '../model-error.js';
import { type Sleeper } from '../sleeper.js';
import { type EndpointCall, type EndpointHealth } from './endpoint-health.js';
import { Patience } from './patience.js';
import { retrying, type RetrySchedule } from './retrying.js';

/** As the providers' own clients try again. Waits differ by up to a quarter, so that not all callers come back at once. */
const RETRY_DELAYS_MS = [300, 900];
const JITTER = 0.25;
/** A reader waits; what asks for longer than this is told instead. */
const MAX_WAIT_MS = 10_000;
/** A time that its caller has made shorter says nothing of the endpoint when it is over. */
const LEAST_TELLING_MS = 10_000;

/** An answer that is on its way from an endpoint. */
export interface IncomingAnswer {
  /**
   * The parts that came next, possibly none; undefined after the last.
   * @throws ModelError
   */
  next(): Promise<readonly ChatPart[] | undefined>;
}

/** Asks the endpoint. What it does has to end when the signal aborts. @throws ModelError */
export type Ask = (signal: AbortSignal) => Promise<IncomingAnswer>;

/** An answer that has begun: what came first is something, or its end. */
interface Begun {
  readonly answer: IncomingAnswer;
  readonly first: readonly ChatPart[] | undefined;
  readonly patience: Patience;
  readonly call: EndpointCall;
}

/**
 * How the models of one endpoint are called: within the time for the whole, for the first token and for each further
 * one; again after what may pass, as long as nothing was said; and not at all while the endpoint fails.
 */
export class EndpointCalls {
  constructor(
    readonly health: EndpointHealth,
    private readonly config: ModelCallsConfig,
    private readonly sleeper: Sleeper,
    private readonly scheduler: Scheduler,
  ) {}

  /**
   * One generator and not one in another: each that only passes parts on costs every token several turns.
   * @param model the name it has at the endpoint. @param timeoutMs for the whole.
   * @throws ModelError, or the signal's reason as soon as it aborts.
   */
  async *make(model: string, ask: Ask, timeoutMs: number, signal: AbortSignal): AsyncGenerator<ChatPart> {
    const deadline = new CallDeadline(signal, timeoutMs);
    let begun: Begun | undefined;
    try {
      deadline.signal.throwIfAborted();
      const attempt = (): Promise<Begun> => this.begin(model, ask, deadline.signal, timeoutMs);
      begun = await retrying(attempt, retrySchedule(), this.sleeper, deadline.signal);
      begun.call.answered();
      for (let parts = begun.first; parts !== undefined; parts = await this.next(begun)) {
        for (const part of parts) {
          begun.patience.signal.throwIfAborted();
          yield part;
        }
      }
      begun.call.completed();
      begun = undefined;
    } catch (error) {
      // Where it is the time for the whole that is over, an answer was on its way.
      breakOff(begun, deadline.signal.aborted ? undefined : error);
      begun = undefined;
      deadline.signal.throwIfAborted();
      throw error;
    } finally {
      // Whoever reads may leave in the middle.
      breakOff(begun, undefined);
      deadline.release();
    }
  }

  private async begin(model: string, ask: Ask, signal: AbortSignal, timeoutMs: number): Promise<Begun> {
    const call = this.health.admit(model);
    const patience = new Patience(signal, this.scheduler);
    try {
      return await patience.within(
        this.config.firstTokenMs,
        () => this.firstTokenLate(),
        async () => {
          const answer = await ask(patience.signal);
          return { answer, first: await nextParts(answer), patience, call };
        },
      );
    } catch (error) {
      patience.abort();
      call.ended(isOwnHaste(error, timeoutMs) ? undefined : error);
      throw error;
    }
  }

  private next({ answer, patience }: Begun): Promise<readonly ChatPart[] | undefined> {
    return patience.within(
      this.config.silenceMs,
      () => this.silent(),
      () => nextParts(answer),
    );
  }

  private firstTokenLate(): ModelError {
    return new ModelError(
      'model_first_token_timeout',
      `The model did not begin its answer within ${this.config.firstTokenMs / 1_000} seconds.`,
    );
  }

  private silent(): ModelError {
    return new ModelError(
      'model_silence_timeout',
      `The model fell silent for ${this.config.silenceMs / 1_000} seconds in the middle of its answer.`,
    );
  }
}

/** The next parts that are any, as keep-alives are none; undefined after the last. */
async function nextParts(answer: IncomingAnswer): ReturnType<IncomingAnswer['next']> {
  let parts = await answer.next();
  while (parts?.length === 0) parts = await answer.next();
  return parts;
}

function breakOff(begun: Begun | undefined, cause: unknown): void {
  begun?.patience.abort();
  begun?.call.ended(cause);
}

function isOwnHaste(error: unknown, timeoutMs: number): boolean {
  return error instanceof ModelError && error.code === 'model_timeout' && timeoutMs < LEAST_TELLING_MS;
}

function retrySchedule(): RetrySchedule {
  const spread = (delayMs: number): number => delayMs * (1 - JITTER + 2 * JITTER * Math.random());
  return {
    delaysMs: RETRY_DELAYS_MS.map(spread),
    maxWaitMs: MAX_WAIT_MS,
    // A gateway's page while what is behind it is away, as often as a wrong address.
    alsoPassing: 'model_answer_unreadable',
  };
}
