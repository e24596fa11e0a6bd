import { AsyncLocalStorage } from 'node:async_hooks';
import { type KeyLimits } from '../auth/keys/key-limits.js';
import { type Principal } from '../auth/principal.js';

/** A key with limits of its own, which hold for the tokens that were made with it, too. */
export interface LimitedKey {
  readonly keyId: string;
  readonly limits: KeyLimits;
}

const storage = new AsyncLocalStorage<LimitedKey>();

/** The key behind somebody, where it has limits of its own. */
export function limitedKeyOf(principal: Principal | undefined): LimitedKey | undefined {
  if (principal?.kind !== 'application' && principal?.kind !== 'user') return undefined;
  const { keyId, limits = {} } = principal;
  return Object.keys(limits).length > 0 ? { keyId, limits } : undefined;
}

/**
 * Does `work` for whoever comes by the key. It travels in the asynchronous context, as transactions do: what counts
 * replies is far from who asks for them, and few keys have limits of their own.
 */
export function onBehalfOf(key: LimitedKey | undefined, work: () => void): void {
  if (key) storage.run(key, work);
  else work();
}

/** The key that is being worked for, where it has limits of its own. */
export function limitedKey(): LimitedKey | undefined {
  return storage.getStore();
}
