import { readFileSync } from 'node:fs';
import { type Environment } from './environment.js';

/** A variable of the environment that cannot be used. The message is meant for the person at the console. */
export class ConfigError extends Error {
  constructor(variable: string, reason: string) {
    super(`${variable} ${reason}`);
    this.name = 'ConfigError';
  }
}

/**
 * An empty variable counts as unset, as Docker Compose passes unset variables on as empty. Each may be given as a file
 * instead, by its name with `_FILE` behind it.
 */
export function readText(environment: Environment, variable: string, fallback: string): string {
  const text = environment[variable]?.trim() ?? '';
  const file = Object.hasOwn(environment, `${variable}_FILE`) ? environment[`${variable}_FILE`]?.trim() : '';
  if (!file) return text === '' ? fallback : text;
  if (text !== '') throw new ConfigError(variable, `is set, and so is ${variable}_FILE`);
  return readSecret(`${variable}_FILE`, file) || fallback;
}

/** What a file holds, as Docker and Kubernetes hand out secrets. The path may be told, the content never. */
function readSecret(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigError(variable, `names ${path}, which cannot be read (${code})`);
  }
}

/** A key that goes into a header: one pasted from a text may hold signs that no header can. */
export function readKey(environment: Environment, variable: string): string | undefined {
  const key = readText(environment, variable, '');
  if (!/^[\x20-\x7e]*$/.test(key)) {
    const place = key.search(/[^\x20-\x7e]/) + 1;
    throw new ConfigError(variable, `has a sign at place ${place} that no header can hold, such as “…”`);
  }
  return key === '' ? undefined : key;
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
