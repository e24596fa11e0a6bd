import { type Clock } from '../../common/clock.js';
import { type ModelCallsConfig } from '../../config/model-calls-config.js';
import { type ModelErrorCode } from '../model-error.js';

/**
 * `closed`: it is asked. `open`: it failed too often, and is left alone for a while. `half-open`: the while is over, and
 * one call finds out how it is.
 */
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/** What can be told of what is behind a breaker. */
export interface EndpointCondition {
  readonly state: BreakerState;
  /** The last time that it failed, while nothing has been answered since. */
  readonly lastFailure: EndpointFailure | undefined;
}

export interface EndpointFailure {
  readonly code: ModelErrorCode;
  readonly atMs: number;
}

/** Whoever finds the one call of a half-open breaker taken asks again after this. */
const PROBE_SECONDS = 1;

/**
 * Opens after failures in a row, and closes again by one call that is let through when a while is over. However often a
 * reply is tried, it fails once: what breaks every answer may be what was asked, and that must not shut out all others.
 */
export class CircuitBreaker {
  /** What has failed since something came to its end. It is open before they grow many. */
  private readonly failed = new Set<unknown>();
  private openedAtMs: number | undefined;
  private probe: object | undefined;
  private lastFailure: EndpointFailure | undefined;

  constructor(
    private readonly config: ModelCallsConfig,
    private readonly clock: Clock,
  ) {}

  get condition(): EndpointCondition {
    return { state: this.state, lastFailure: this.lastFailure };
  }

  /** For how long no call is let through; 0: one is. */
  get waitSeconds(): number {
    if (this.state === 'open') return Math.ceil(this.leftMs / 1_000);
    return this.state === 'half-open' && this.probe ? PROBE_SECONDS : 0;
  }

  /** Lets a call through, which has to tell what becomes of it. */
  admit(call: object): void {
    if (this.state === 'half-open') this.probe = call;
  }

  /** A call has its first token: that is enough for the one that finds out. */
  answered(): void {
    if (this.openedAtMs !== undefined) this.recover();
  }

  /** A call has come to its end, or to what only works where all is in order. */
  recover(): void {
    this.failed.clear();
    this.openedAtMs = undefined;
    this.probe = undefined;
    this.lastFailure = undefined;
  }

  /** @param reply what the call was made for: each counts once. */
  fail(call: object, code: ModelErrorCode, reply: unknown = call): void {
    if (this.openedAtMs === undefined) this.failed.add(reply);
    this.lastFailure = { code, atMs: this.clock.now() };
    const { breakerFailures } = this.config;
    const isDue = breakerFailures > 0 && this.failed.size >= breakerFailures && this.openedAtMs === undefined;
    if (isDue || call === this.probe) this.openedAtMs = this.clock.monotonic();
    this.leave(call);
  }

  /** What became of a call says nothing: another one may find out. */
  leave(call: object): void {
    if (call === this.probe) this.probe = undefined;
  }

  private get state(): BreakerState {
    if (this.openedAtMs === undefined) return 'closed';
    return this.leftMs > 0 ? 'open' : 'half-open';
  }

  private get leftMs(): number {
    return (this.openedAtMs ?? 0) + this.config.breakerPauseMs - this.clock.monotonic();
  }
}
