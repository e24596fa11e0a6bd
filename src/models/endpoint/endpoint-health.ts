import { type Clock } from '../../common/clock.js';
import { type ModelCallsConfig } from '../../config/model-calls-config.js';
import { ModelError, type ModelErrorCode } from '../model-error.js';

/**
 * `closed`: it is asked. `open`: it failed too often, and is left alone for a while. `half-open`: the while is over, and
 * one call finds out how it is.
 */
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/** What can be told of an endpoint. */
export interface EndpointCondition {
  readonly state: BreakerState;
  /** The last time that it failed, while nothing has been answered since. */
  readonly lastFailure: EndpointFailure | undefined;
}

export interface EndpointFailure {
  readonly code: ModelErrorCode;
  readonly atMs: number;
}

/** What says that the endpoint is ill. What it holds against one request, its key or its pace, says that it works. */
const ILL: ReadonlySet<ModelErrorCode> = new Set<ModelErrorCode>([
  'model_failed',
  'model_unreachable',
  'model_stream_cut',
  'model_first_token_timeout',
  'model_silence_timeout',
  'model_timeout',
]);

/** Whoever finds the one call of a half-open endpoint taken asks again after this. */
const PROBE_SECONDS = 1;

/**
 * A circuit breaker: after failures in a row an endpoint is asked no more until a while is over, and then by one call
 * alone. Its users are told at once meanwhile, instead of each waiting for it to fail again.
 */
export class EndpointHealth {
  private failures = 0;
  private openedAtMs: number | undefined;
  private probe: EndpointCall | undefined;
  private lastFailure: EndpointFailure | undefined;

  /** @param name the prefix of the endpoint's models. */
  constructor(
    readonly name: string,
    private readonly config: ModelCallsConfig,
    private readonly clock: Clock,
  ) {}

  get condition(): EndpointCondition {
    return { state: this.state, lastFailure: this.lastFailure };
  }

  /**
   * Lets a call through.
   * @throws ModelError `model_unavailable`, with the time to wait.
   */
  admit(): EndpointCall {
    const { state } = this;
    if (state === 'open') throw this.refusal(Math.ceil(this.leftMs / 1_000));
    if (state === 'half-open' && this.probe) throw this.refusal(PROBE_SECONDS);
    const call = new EndpointCall(this);
    if (state === 'half-open') this.probe = call;
    return call;
  }

  /** A call has its first token: that is enough for a probe. */
  answered(): void {
    if (this.openedAtMs !== undefined) this.recover();
  }

  /** A call has come to its end, or was refused in a way that only an endpoint in order can. */
  recover(): void {
    this.failures = 0;
    this.openedAtMs = undefined;
    this.probe = undefined;
    this.lastFailure = undefined;
  }

  /** @param call the one that failed. */
  fail(call: EndpointCall, code: ModelErrorCode): void {
    this.failures += 1;
    this.lastFailure = { code, atMs: this.clock.now() };
    const { breakerFailures } = this.config;
    const isDue = breakerFailures > 0 && this.failures >= breakerFailures && this.openedAtMs === undefined;
    if (isDue || call === this.probe) this.openedAtMs = this.clock.now();
    this.leave(call);
  }

  /** Its caller has given it up, which says nothing: another call may find out. */
  leave(call: EndpointCall): void {
    if (call === this.probe) this.probe = undefined;
  }

  private get state(): BreakerState {
    if (this.openedAtMs === undefined) return 'closed';
    return this.leftMs > 0 ? 'open' : 'half-open';
  }

  private get leftMs(): number {
    return (this.openedAtMs ?? 0) + this.config.breakerPauseMs - this.clock.now();
  }

  private refusal(retryAfterSeconds: number): ModelError {
    const last = this.lastFailure === undefined ? '' : ` (${this.lastFailure.code})`;
    return new ModelError(
      'model_unavailable',
      `The model provider "${this.name}" has failed again and again${last}, and is left alone for a moment.`,
      { retryAfterSeconds },
    );
  }
}

/** One call that was let through, and has to tell what became of it. */
export class EndpointCall {
  constructor(private readonly health: EndpointHealth) {}

  /** Its first token is there. */
  answered(): void {
    this.health.answered();
  }

  /** Its last token is there. */
  completed(): void {
    this.health.recover();
  }

  /** @param cause what it ended by: a {@link ModelError}, or whatever its caller had for a reason. */
  ended(cause: unknown): void {
    if (!(cause instanceof ModelError)) this.health.leave(this);
    else if (ILL.has(cause.code)) this.health.fail(this, cause.code);
    else this.health.recover();
  }
}
