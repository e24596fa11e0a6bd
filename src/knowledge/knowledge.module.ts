import { Module } from '@nestjs/common';
import { DocumentWriter } from './documents/document-writer.js';
import { DocumentsRepository } from './documents/documents.repository.js';
import { KnowledgeManager } from './knowledge-manager.js';
import { KnowledgeController } from './knowledge.controller.js';
import { PassageIndex } from './search/passage-index.js';
import { PassageSearch } from './search/passage-search.js';
import { PassagesRepository } from './passages/passages.repository.js';
import { PostingsRepository } from './search/postings.repository.js';
import { SampleLoader } from './documents/sample-loader.js';
import { SamplesRepository } from './documents/samples.repository.js';
import { ScoresRepository } from './search/scores.repository.js';

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
