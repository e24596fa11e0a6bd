import { Module } from '@nestjs/common';
import { BranchTextsRepository } from './branch-texts.repository.js';
import { IdleSessions } from './idle-sessions.js';
import { IdleSessionsRepository } from './idle-sessions.repository.js';
import { MessageBatchesRepository } from './message-batches.repository.js';
import { MessageHistory } from './message-history.js';
import { MessagesRepository } from './messages.repository.js';
import { SessionManager } from './session-manager.js';
import { SessionsRepository } from './sessions.repository.js';
import { Transcripts } from './transcripts.js';

@Module({
  providers: [
    BranchTextsRepository,
    MessageBatchesRepository,
    MessageHistory,
    MessagesRepository,
    SessionManager,
    SessionsRepository,
    IdleSessions,
    IdleSessionsRepository,
    Transcripts,
  ],
  exports: [MessageHistory, SessionManager, IdleSessions, Transcripts],
})
export class SessionsModule {}
