import { writingsOf } from './secret-writings.js';

const MAX_CHARACTERS = 300;
/** The patterns below take quadratic time, so they only see the beginning of what a provider sends. */
const MAX_SEARCHED_CHARACTERS = 2_000;

/** Keys and account ids as providers write them, and whatever a provider has masked itself. */
const SECRETS = [/\bBearer\s+\S+/gi, /\b(?:sk|pk|rk|gsk|xai|org|proj)[-_][\w*-]{6,}/g, /\S*\*{3,}\S*/g];

const REDACTED = '[redacted]';

/**
 * Makes a provider's own words fit for an end user: one line, no control characters, no secret, at most 300 characters.
 * @param secrets what we sent, which a provider may repeat, also in another writing.
 */
export function toSafeText(text: string, ...secrets: readonly (string | undefined)[]): string {
  const withoutKey = secrets
    .flatMap((secret) => writingsOf(secret))
    .reduce((safe, writing) => safe.replaceAll(writing, REDACTED), text);
  const start = withoutKey.slice(0, MAX_SEARCHED_CHARACTERS);
  const redacted = SECRETS.reduce((safe, secret) => safe.replace(secret, REDACTED), start);
  const line = redacted.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS - 1).trimEnd()}…` : line;
}
