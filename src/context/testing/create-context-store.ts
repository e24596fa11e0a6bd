import { type Clock } from '../../common/clock.js';
import { type Database } from '../../database/database.js';
import { ContextStore } from '../context-store.js';
import { ContextRepository } from '../context.repository.js';

/** The facts of conversations, on the database that a test made. */
export function createContextStore(database: Database, clock: Clock): ContextStore {
  return new ContextStore(new ContextRepository(database), database, clock);
}
