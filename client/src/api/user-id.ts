import { randomId } from '../shared/lib/random-id.js';
import { storage } from '../shared/lib/storage.js';
import { visitor } from './visit.js';

const KEY = 'user_id';

/** Who this browser is to the server: as its token says, or random, made once and remembered. */
function readUserId(): string {
  if (visitor) return visitor.userId;
  const known = storage.read(KEY);
  if (known) return known;
  const created = `user_${randomId()}`;
  storage.write(KEY, created);
  return created;
}

export const USER_ID = readUserId();
