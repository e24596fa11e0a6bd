import { type Clock } from '../../common/clock.js';
import { type IdGenerator } from '../../common/id-generator.js';
import { type ChangeFeed } from '../../database/change-feed.js';
import { type Database } from '../../database/database.js';
import { BranchTextsRepository } from '../branch-texts.repository.js';
import { MessageHistory } from '../message-history.js';
import { MessagesRepository } from '../messages.repository.js';
import { SessionManager } from '../session-manager.js';
import { SessionsRepository } from '../sessions.repository.js';

/** What conversations are stored with and told by. */
export interface SessionParts {
  database: Database;
  changes: ChangeFeed;
  clock: Clock;
  ids: IdGenerator;
}

/** Conversations and their messages, on the database that a test made. */
export function createSessions({ database, changes, clock, ids }: SessionParts): {
  sessions: SessionManager;
  history: MessageHistory;
} {
  const sessions = new SessionManager(database, new SessionsRepository(database), changes, clock, ids);
  const texts = new BranchTextsRepository(database);
  const history = new MessageHistory(new MessagesRepository(database), texts, sessions, clock, ids);
  return { sessions, history };
}
