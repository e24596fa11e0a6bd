import { randomId } from './random-id.js';
import { storage } from './storage.js';

const KEY = 'user_id';

/** Who this browser is to the server: random, made once and remembered. */
function readUserId(): string {
  const known = storage.read(KEY);
  if (known) return known;
  const created = `user_${randomId()}`;
  storage.write(KEY, created);
  return created;
}

export const USER_ID = readUserId();
