import { type Environment } from './environment.js';
import { readInteger } from './settings.js';

/** How much is taken on, by whom. */
export interface LimitsConfig {
  /** How late the process may be with what it does before it turns new work away; 0: it never does. */
  readonly maxEventLoopDelayMs: number;
}

/** @throws ConfigError */
export function readLimits(environment: Environment): LimitsConfig {
  return {
    maxEventLoopDelayMs: readInteger(environment, 'MAX_EVENT_LOOP_DELAY_MS', 50, { min: 0, max: 60_000 }),
  };
}
