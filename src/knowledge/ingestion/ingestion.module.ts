import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { LimitsModule } from '../../limits/limits.module.js';
import { ModelsModule } from '../../models/models.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { KnowledgeIndexModule } from '../index/knowledge-index.module.js';
import { ParsingModule } from '../parsing/parsing.module.js';
import { CorpusLanguage } from './corpus-language.js';
import { DocumentIntake } from './document-intake.js';
import { Embedder } from './embedding/embedder.js';
import { EmbeddingLanes } from './embedding/embedding-lanes.js';
import { EmbeddingStep } from './embedding/embedding-step.js';
import { IndexRenewer } from './index-renewer.js';
import { LearningStep } from './embedding/learning-step.js';
import { IngestionProgress } from './ingestion-progress.js';
import { IngestionQueue } from './ingestion-queue.js';
import { IngestionRunner } from './ingestion-runner.js';
import { IngestionStatus } from './ingestion-status.js';
import { IngestionTurns } from './ingestion-turns.js';
import { IngestionWork } from './ingestion-work.js';
import { PassageSweeper } from './passage-sweeper.js';
import { Reindexer } from './reindexer.js';
import { SampleLoader } from './sample-loader.js';
import { SamplesRepository } from './samples.repository.js';

/** How documents get into the index: accepted, read, indexed, embedded. */
@Module({
  imports: [
    ApplicationsModule,
    DocumentsModule,
    KnowledgeIndexModule,
    LimitsModule,
    ModelsModule,
    ParsingModule,
  ],
  providers: [
    CorpusLanguage,
    DocumentIntake,
    Embedder,
    EmbeddingLanes,
    EmbeddingStep,
    IndexRenewer,
    IngestionProgress,
    IngestionQueue,
    IngestionRunner,
    IngestionStatus,
    IngestionTurns,
    IngestionWork,
    LearningStep,
    PassageSweeper,
    Reindexer,
    SampleLoader,
    SamplesRepository,
  ],
  exports: [
    CorpusLanguage,
    DocumentIntake,
    EmbeddingLanes,
    IngestionQueue,
    IngestionRunner,
    IngestionStatus,
    PassageSweeper,
  ],
})
export class IngestionModule {}
