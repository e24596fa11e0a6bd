import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 24;
const SECRET = /^[\w-]{32}$/;

/** What a link has that nobody guesses: 192 random bits, safe in an address. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * What is kept of a secret. It is random in all of its length, so that nothing slower than this is needed.
 * @returns undefined for what never was one.
 */
export function hashOf(secret: string): string | undefined {
  return SECRET.test(secret) ? createHash('sha256').update(secret).digest('hex') : undefined;
}
