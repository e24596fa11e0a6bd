import { Module } from '@nestjs/common';
import { MessageHistory } from './message-history.js';
import { MessagesRepository } from './messages.repository.js';
import { SessionManager } from './session-manager.js';
import { SessionsRepository } from './sessions.repository.js';

@Module({
  providers: [MessageHistory, MessagesRepository, SessionManager, SessionsRepository],
  exports: [MessageHistory, SessionManager],
})
export class SessionsModule {}
