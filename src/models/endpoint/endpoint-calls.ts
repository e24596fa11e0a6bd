import { type Scheduler } from '../../common/scheduler.js';
import { type ModelCallsConfig } from '../../config/model-calls-config.js';
import { CallDeadline } from '../call-deadline.js';
import { type ChatPart } from '../chat-part.js';
import { ModelError } from '../model-error.js';
import { type Sleeper } from '../sleeper.js';
import { type EndpointCall, type EndpointHealth } from './endpoint-health.js';
import { Patience, type StepLimit } from './patience.js';
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

/** What an answer is wanted for. */
export interface Wanted {
  /** For the whole. */
  readonly timeoutMs: number;
  /** The reply that it is, or a piece of: the tries for one count as one failure. */
  readonly replyId?: string | undefined;
}

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
  private readonly firstToken: StepLimit = {
    ms: this.config.firstTokenMs,
    late: () =>
      new ModelError(
        'model_first_token_timeout',
        `The model did not begin its answer within ${this.config.firstTokenMs / 1_000} seconds.`,
      ),
  };
  private readonly silence: StepLimit = {
    ms: this.config.silenceMs,
    late: () =>
      new ModelError(
        'model_silence_timeout',
        `The model fell silent for ${this.config.silenceMs / 1_000} seconds in the middle of its answer.`,
      ),
  };

  constructor(
    readonly health: EndpointHealth,
    private readonly config: ModelCallsConfig,
    private readonly sleeper: Sleeper,
    private readonly scheduler: Scheduler,
  ) {}

  /**
   * One generator and not one in another: each that only passes parts on costs every token several turns.
   * @param model the name it has at the endpoint.
   * @throws ModelError, or the signal's reason as soon as it aborts.
   */
  async *make(model: string, ask: Ask, wanted: Wanted, signal: AbortSignal): AsyncGenerator<ChatPart> {
    const { timeoutMs } = wanted;
    const deadline = new CallDeadline(signal, timeoutMs);
    const reply = wanted.replyId ?? deadline;
    let begun: Begun | undefined;
    try {
      deadline.signal.throwIfAborted();
      const attempt = async (): Promise<Begun> =>
        this.begin(this.health.admit(model, reply), ask, deadline.signal, timeoutMs);
      begun = await retrying(attempt, retrySchedule(), this.sleeper, deadline.signal);
      begun.call.answered();
      const { answer, patience } = begun;
      for (let parts = begun.first; parts !== undefined;) {
        for (const part of parts) {
          patience.signal.throwIfAborted();
          yield part;
        }
        patience.expectNext();
        do parts = await answer.next();
        while (isNothing(parts));
        patience.cameInTime();
      }
      begun.call.completed();
      patience.release();
      begun = undefined;
    } catch (thrown) {
      const error = begun ? begun.patience.causeOf(thrown) : thrown;
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

  private async begin(call: EndpointCall, ask: Ask, signal: AbortSignal, timeoutMs: number): Promise<Begun> {
    const patience = new Patience(signal, this.scheduler, this.silence);
    try {
      return await patience.begin(this.firstToken, async () => {
        const answer = await ask(patience.signal);
        let first = await answer.next();
        while (isNothing(first)) first = await answer.next();
        return { answer, first, patience, call };
      });
    } catch (error) {
      patience.abort();
      call.ended(isOwnHaste(error, timeoutMs) ? undefined : error);
      throw error;
    }
  }
}

/** Keep-alives come to no parts. */
function isNothing(parts: readonly ChatPart[] | undefined): boolean {
  return parts?.length === 0;
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
