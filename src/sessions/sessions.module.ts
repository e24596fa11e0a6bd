import { Module } from '@nestjs/common';
import { MessagesRepository } from './messages.repository.js';
import { SessionManager } from './session-manager.js';
import { SessionsRepository } from './sessions.repository.js';

@Module({ providers: [SessionManager, SessionsRepository, MessagesRepository], exports: [SessionManager] })
export class SessionsModule {}
