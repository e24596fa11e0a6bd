import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ConversationSearch } from './conversation-search.js';
import { ConversationSearchController } from './conversation-search.controller.js';
import { ConversationSearchRepository } from './conversation-search.repository.js';
import { MessageIndexer } from './message-indexer.js';
import { MessageWordsRepository } from './message-words.repository.js';

/** Finds conversations again by what was said in them. */
@Module({
  imports: [ApplicationsModule, RunsModule, SessionsModule],
  controllers: [ConversationSearchController],
  providers: [ConversationSearch, ConversationSearchRepository, MessageIndexer, MessageWordsRepository],
})
export class SearchModule {}
