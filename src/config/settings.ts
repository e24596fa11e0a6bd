import { type Environment } from './environment.js';

/** A variable of the environment that cannot be used. The message is meant for the person at the console. */
export class ConfigError extends Error {
  constructor(variable: string, reason: string) {
    super(`${variable} ${reason}`);
    this.name = 'ConfigError';
  }
}

/** An empty variable counts as unset, as Docker Compose passes unset variables on as empty. */
export function readText(environment: Environment, variable: string, fallback: string): string {
  const text = environment[variable]?.trim();
  return text === undefined || text === '' ? fallback : text;
}

export function readInteger(
  environment: Environment,
  variable: string,
  fallback: number,
  bounds: { min: number; max: number },
): number {
  const value = Number(readText(environment, variable, String(fallback)));
  if (!Number.isInteger(value) || value < bounds.min || value > bounds.max) {
    throw new ConfigError(variable, `must be a whole number from ${bounds.min} to ${bounds.max}`);
  }
  return value;
}

/** Comma-separated values; none when unset. */
export function readList(environment: Environment, variable: string): string[] {
  return readText(environment, variable, '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** An http(s) URL without a trailing slash; undefined when unset. */
export function readUrl(environment: Environment, variable: string): string | undefined {
  const text = readText(environment, variable, '');
  if (text === '') return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new ConfigError(variable, 'must be an http:// or https:// URL');
  }
  return text.replace(/\/+$/, '');
}
