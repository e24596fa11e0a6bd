import { Module } from '@nestjs/common';
import { BranchTextsRepository } from './branch-texts.repository.js';
import { IdleSessions } from './idle-sessions.js';
import { IdleSessionsRepository } from './idle-sessions.repository.js';
import { MessageHistory } from './message-history.js';
import { MessagesRepository } from './messages.repository.js';
import { SessionManager } from './session-manager.js';
import { SessionsRepository } from './sessions.repository.js';

@Module({
  providers: [
    BranchTextsRepository,
    MessageHistory,
    MessagesRepository,
    SessionManager,
    SessionsRepository,
    IdleSessions,
    IdleSessionsRepository,
  ],
  exports: [MessageHistory, SessionManager, IdleSessions],
})
export class SessionsModule {}
