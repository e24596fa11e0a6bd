import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ModelsModule } from '../models/models.module.js';
import { ConversationLibrary } from './conversation-library.js';
import { DocumentLibrary } from './document-library.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { DocumentsModule } from './documents/documents.module.js';
import { EmbeddingsController } from './embeddings.controller.js';
import { EmbeddingsService } from './embeddings.service.js';
import { ExpiringDocuments } from './expiring-documents.js';
import { KnowledgeIndexModule } from './index/knowledge-index.module.js';
import { IngestionModule } from './ingestion/ingestion.module.js';
import { KnowledgeManager } from './knowledge-manager.js';
import { KnowledgeController } from './knowledge.controller.js';
import { KnowledgeService } from './knowledge.service.js';
import { LongAnswers } from './long-answers.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';
import { RetrievalModule } from './retrieval/retrieval.module.js';
import { UploadsModule } from './uploads.module.js';

/** What applications know. Its rooms are modules of their own; here are the routes, and what stands for all of them. */
@Module({
  imports: [
    ApplicationsModule,
    DocumentsModule,
    IngestionModule,
    KnowledgeIndexModule,
    ModelsModule,
    RetrievalModule,
    UploadsModule,
  ],
  controllers: [DocumentsController, EmbeddingsController, KnowledgeController, OverviewController],
  providers: [
    ConversationLibrary,
    DocumentLibrary,
    DocumentsService,
    EmbeddingsService,
    ExpiringDocuments,
    KnowledgeManager,
    KnowledgeService,
    LongAnswers,
    OverviewService,
  ],
  exports: [ConversationLibrary, DocumentsModule, ExpiringDocuments, KnowledgeManager, LongAnswers],
})
export class KnowledgeModule {}
