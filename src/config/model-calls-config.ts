import { type Environment } from './environment.js';
import { readInteger } from './settings.js';

/** How long models are waited for, and when an endpoint is left alone for a while. */
export interface ModelCallsConfig {
  /** How long one reply may take where its conversation does not say. */
  readonly totalSeconds: number;
  /** How long the first token of an answer, thoughts included, is waited for. */
  readonly firstTokenMs: number;
  /** How long every further one is. */
  readonly silenceMs: number;
  /** After so many failures in a row an endpoint is asked no more for a while; 0: it always is. */
  readonly breakerFailures: number;
  /** How long that while is. */
  readonly breakerPauseMs: number;
}

const HOUR_SECONDS = 3_600;

/** @throws ConfigError */
export function readModelCalls(environment: Environment): ModelCallsConfig {
  const seconds = (variable: string, fallback: number): number =>
    readInteger(environment, variable, fallback, { min: 1, max: HOUR_SECONDS });
  return {
    totalSeconds: seconds('MODEL_TOTAL_SECONDS', 300),
    firstTokenMs: seconds('MODEL_FIRST_TOKEN_SECONDS', 120) * 1_000,
    silenceMs: seconds('MODEL_SILENCE_SECONDS', 60) * 1_000,
    breakerFailures: readInteger(environment, 'MODEL_BREAKER_FAILURES', 10, { min: 0, max: 10_000 }),
    breakerPauseMs: seconds('MODEL_BREAKER_SECONDS', 5) * 1_000,
  };
}
