import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ConversationSearch } from './conversation-search.js';
import { ConversationSearchController } from './conversation-search.controller.js';
import { MessageIndexer } from './message-indexer.js';
import { MessageSearchRepository } from './message-search.repository.js';
import { MessageWordsRepository } from './message-words.repository.js';
import { TitleSearchRepository } from './title-search.repository.js';

/** Finds conversations again by what was said in them. */
@Module({
  imports: [ApplicationsModule, RunsModule, SessionsModule],
  controllers: [ConversationSearchController],
  providers: [
    ConversationSearch,
    MessageIndexer,
    MessageSearchRepository,
    MessageWordsRepository,
    TitleSearchRepository,
  ],
})
export class SearchModule {}
