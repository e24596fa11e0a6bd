import { type Scope } from '../principal.js';
import { type KeyLimits } from './key-limits.js';

/** A key as it is kept: who it is for, and not what it is. */
export interface ApiKey {
  id: string;
  /** The beginning of the key, by which a person tells it from others. */
  prefix: string;
  /** Null: an admin key. */
  applicationId: string | null;
  scopes: Scope[];
  name: string | null;
  /** Epoch milliseconds, all of them. */
  createdAt: number;
  expiresAt: number | null;
  revokedAt: number | null;
  lastUsedAt: number | null;
  limits: KeyLimits;
}

/** A key that has just been made. Its text is told this once. */
export interface NewApiKey {
  key: ApiKey;
  text: string;
}

/** What a key is made of: `cap_`, 64 bits by which it is found, and 256 that nobody guesses. */
export const KEY_TEXT = /^(cap_[0-9a-f]{16})_[\w-]{43}$/;
