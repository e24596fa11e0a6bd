import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { ModelsModule } from '../../models/models.module.js';
import { KnowledgeIndexModule } from '../index/knowledge-index.module.js';
import { DocumentFinder } from './document-finder.js';
import { Explainer } from './explainer.js';
import { PassageFinder } from './passage-finder.js';
import { QuestionVectors } from './question-vectors.js';
import { Reranking } from './reranking.js';
import { Retriever } from './retriever.js';

/** The search, with what models make of the question and of what is found. */
@Module({
  imports: [ApplicationsModule, KnowledgeIndexModule, ModelsModule],
  providers: [DocumentFinder, Explainer, PassageFinder, QuestionVectors, Reranking, Retriever],
  exports: [DocumentFinder, Explainer, PassageFinder],
})
export class RetrievalModule {}
