import { LRUCache } from 'lru-cache';
import { type Clock } from '../../common/clock.js';
import { isRecord } from '../../common/is-record.js';
import { type ModelCallsConfig } from '../../config/model-calls-config.js';
import { ModelError, type ModelErrorCode } from '../model-error.js';
import { CircuitBreaker, type EndpointCondition } from './circuit-breaker.js';

/** Names come from callers. */
const MAX_MODELS = 100;

/** What says that a model is ill. What is held against one request, its key or its pace, says that it works. */
const ILL: ReadonlySet<ModelErrorCode> = new Set<ModelErrorCode>([
  'model_failed',
  'model_unreachable',
  'model_stream_cut',
  'model_first_token_timeout',
  'model_silence_timeout',
  'model_timeout',
]);
/** What says that there was no connection at all, so that no model of the endpoint can be reached. */
const NOWHERE = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;

/**
 * How an endpoint and each of its models do, by circuit breakers: what has failed again and again is asked no more for a
 * while, and its users are told at once, instead of each waiting for it to fail again. That nothing can be connected to
 * counts for the endpoint; what one model does says nothing of the others.
 */
export class EndpointHealth {
  private readonly whole: CircuitBreaker;
  private readonly models = new LRUCache<string, CircuitBreaker>({ max: MAX_MODELS });

  /** @param name the prefix of the endpoint's models. */
  constructor(
    readonly name: string,
    private readonly config: ModelCallsConfig,
    private readonly clock: Clock,
  ) {
    this.whole = new CircuitBreaker(config, clock);
  }

  /** Of the endpoint: it is as badly off as its connection, and fails where a model of it does. */
  get condition(): EndpointCondition {
    const { condition } = this.whole;
    if (condition.lastFailure) return condition;
    const failing = [...this.models.values()].map((breaker) => breaker.condition);
    return failing.find(({ state }) => state !== 'closed') ?? failing.find(hasFailed) ?? condition;
  }

  /** Of one of its models, by the name it has there. */
  conditionOf(model: string): EndpointCondition {
    const { condition } = this.whole;
    return condition.lastFailure ? condition : (this.models.get(model)?.condition ?? condition);
  }

  /**
   * Lets a call through.
   * @param reply what it is made for, where that may take several.
   * @throws ModelError `model_unavailable`, with the time to wait.
   */
  admit(model: string, reply?: unknown): EndpointCall {
    const breaker = this.breakerOf(model);
    const refusing = [this.whole, breaker].filter(({ waitSeconds }) => waitSeconds > 0);
    if (refusing.length > 0) throw this.refusal(model, refusing);
    return new EndpointCall(this.whole, breaker, reply);
  }

  private breakerOf(model: string): CircuitBreaker {
    const known = this.models.get(model);
    if (known) return known;
    const breaker = new CircuitBreaker(this.config, this.clock);
    this.models.set(model, breaker);
    return breaker;
  }

  private refusal(model: string, refusing: readonly CircuitBreaker[]): ModelError {
    const last = refusing
      .map(({ condition }) => condition.lastFailure?.code)
      .find((code) => code !== undefined);
    const who = refusing.includes(this.whole) ? `"${this.name}"` : `of "${this.name}:${model}"`;
    return new ModelError(
      'model_unavailable',
      `The model provider ${who} has failed again and again (${last ?? 'model_failed'}), and is left alone for a moment.`,
      { retryAfterSeconds: Math.max(...refusing.map(({ waitSeconds }) => waitSeconds)) },
    );
  }
}

/** One call that was let through, and has to tell what became of it. */
export class EndpointCall {
  constructor(
    private readonly endpoint: CircuitBreaker,
    private readonly model: CircuitBreaker,
    private readonly reply: unknown,
  ) {
    endpoint.admit(this);
    model.admit(this);
  }

  /** Its first token is there. */
  answered(): void {
    this.endpoint.answered();
    this.model.answered();
  }

  /** Its last token is there. */
  completed(): void {
    this.endpoint.recover();
    this.model.recover();
  }

  /** @param cause what it ended by: a {@link ModelError}, or whatever its caller had for a reason. */
  ended(cause: unknown): void {
    // A page that is no answer may be a gateway's, whose model is away: it says nothing.
    if (!(cause instanceof ModelError) || cause.code === 'model_answer_unreadable') {
      this.endpoint.leave(this);
      this.model.leave(this);
    } else if (isNowhere(cause)) {
      this.endpoint.fail(this, cause.code);
      this.model.leave(this);
    } else if (ILL.has(cause.code)) {
      // Whoever answers badly can be connected to; of whoever says nothing, nobody knows.
      if (cause.kind === 'upstream-timeout') this.endpoint.leave(this);
      else this.endpoint.recover();
      this.model.fail(this, cause.code, this.reply);
    } else {
      this.completed();
    }
  }
}

function isNowhere({ cause }: ModelError): boolean {
  return isRecord(cause) && typeof cause.code === 'string' && NOWHERE.test(cause.code);
}

function hasFailed({ lastFailure }: EndpointCondition): boolean {
  return lastFailure !== undefined;
}
