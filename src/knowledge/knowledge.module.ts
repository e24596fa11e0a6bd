import { Module } from '@nestjs/common';
import { DocumentWriter } from './document-writer.js';
import { DocumentsRepository } from './documents.repository.js';
import { KnowledgeManager } from './knowledge-manager.js';
import { KnowledgeController } from './knowledge.controller.js';
import { PassageIndex } from './passage-index.js';
import { PassageSearch } from './passage-search.js';
import { PassagesRepository } from './passages.repository.js';
import { PostingsRepository } from './postings.repository.js';
import { SampleLoader } from './sample-loader.js';
import { SamplesRepository } from './samples.repository.js';
import { ScoresRepository } from './scores.repository.js';

@Module({
  controllers: [KnowledgeController],
  providers: [
    KnowledgeManager,
    DocumentWriter,
    DocumentsRepository,
    PassageIndex,
    PassageSearch,
    PassagesRepository,
    PostingsRepository,
    SampleLoader,
    SamplesRepository,
    ScoresRepository,
  ],
  exports: [KnowledgeManager],
})
export class KnowledgeModule {}
