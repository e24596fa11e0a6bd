import { Module } from '@nestjs/common';
import { BranchTextsRepository } from './branch-texts.repository.js';
import { MessageHistory } from './message-history.js';
import { MessagesRepository } from './messages.repository.js';
import { SessionManager } from './session-manager.js';
import { SessionsRepository } from './sessions.repository.js';

@Module({
  providers: [BranchTextsRepository, MessageHistory, MessagesRepository, SessionManager, SessionsRepository],
  exports: [MessageHistory, SessionManager],
})
export class SessionsModule {}
