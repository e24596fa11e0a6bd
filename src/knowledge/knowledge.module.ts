import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { MulterModule } from '@nestjs/platform-express';
import { ApplicationsModule } from '../applications/applications.module.js';
import { IdGenerator } from '../common/id-generator.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { ModelsModule } from '../models/models.module.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { DocumentCatalogue } from './documents/document-catalogue.js';
import { DocumentEditor } from './document-editor.js';
import { DocumentIntake } from './ingestion/document-intake.js';
import { DocumentLibrary } from './document-library.js';
import { DocumentsRepository } from './documents/documents.repository.js';
import { SampleLoader } from './ingestion/sample-loader.js';
import { SamplesRepository } from './ingestion/samples.repository.js';
import { Embedder } from './ingestion/embedding/embedder.js';
import { EmbeddingLanes } from './ingestion/embedding/embedding-lanes.js';
import { EmbeddingStep } from './ingestion/embedding/embedding-step.js';
import { EmbeddingsController } from './embeddings.controller.js';
import { EmbeddingsService } from './embeddings.service.js';
import { GenerationsRepository } from './index/vectors/generations.repository.js';
import { VectorGapsRepository } from './index/vectors/vector-gaps.repository.js';
import { VectorsRepository } from './index/vectors/vectors.repository.js';
import { createLocalIndex } from './index/create-local-index.js';
import { KnowledgeIndex } from './index/knowledge-index.js';
import { ThreadedKnowledgeIndex } from './index/threads/threaded-knowledge-index.js';
import { FileReader } from './ingestion/file-reader.js';
import { IngestionJobsRepository } from './documents/ingestion-jobs.repository.js';
import { IngestionProgress } from './ingestion/ingestion-progress.js';
import { IngestionQueue } from './ingestion/ingestion-queue.js';
import { IngestionRunner } from './ingestion/ingestion-runner.js';
import { IngestionStatus } from './ingestion/ingestion-status.js';
import { IngestionWork } from './ingestion/ingestion-work.js';
import { Reindexer } from './ingestion/reindexer.js';
import { KnowledgeManager } from './knowledge-manager.js';
import { KnowledgeController } from './knowledge.controller.js';
import { KnowledgeService } from './knowledge.service.js';
import { PARSING_PROVIDERS } from './parsing/parsing.providers.js';
import { PassagesRepository } from './documents/passages/passages.repository.js';
import { CorporaRepository } from './index/corpora.repository.js';
import { CorpusLanguage } from './ingestion/corpus-language.js';
import { DocumentFinder } from './retrieval/document-finder.js';
import { Explainer } from './retrieval/explainer.js';
import { PassageFinder } from './retrieval/passage-finder.js';
import { PassageReader } from './index/hits/passage-reader.js';
import { QuestionEmbedder } from './retrieval/question-embedder.js';
import { RerankLeg } from './retrieval/rerank-leg.js';
import { Retriever } from './retrieval/retriever.js';
import { SemanticExplainer } from './retrieval/semantic-explainer.js';
import { SemanticLeg } from './retrieval/semantic-leg.js';
import { UploadSpace } from './upload-space.js';

/** A database in memory is one connection's: there the index is on that. */
const indexProvider = {
  provide: KnowledgeIndex,
  inject: [Config, Database, IdGenerator, HttpAdapterHost],
  useFactory: (
    { database: { sqlitePath } }: Config,
    database: Database,
    ids: IdGenerator,
    host: HttpAdapterHost,
  ): KnowledgeIndex => {
    if (sqlitePath === ':memory:') return createLocalIndex(database, ids);
    const index = new ThreadedKnowledgeIndex(sqlitePath, database);
    // Not before: loading the threads' program would delay the start by a fifth.
    host.listen$.subscribe(() => {
      index.warm();
    });
    return index;
  },
};

@Module({
  imports: [
    ApplicationsModule,
    ModelsModule,
    MulterModule.registerAsync({
      inject: [Config],
      useFactory: ({ server }: Config) => ({
        // Browsers send the names of files in UTF-8 and do not say so.
        defParamCharset: 'utf8',
        limits: { fileSize: server.maxUploadBytes, files: 1, fields: 20, fieldSize: 100_000 },
      }),
    }),
  ],
  controllers: [DocumentsController, EmbeddingsController, KnowledgeController],
  providers: [
    indexProvider,
    ...PARSING_PROVIDERS,
    DocumentCatalogue,
    DocumentEditor,
    DocumentFinder,
    DocumentIntake,
    DocumentLibrary,
    DocumentsRepository,
    DocumentsService,
    CorporaRepository,
    CorpusLanguage,
    Embedder,
    EmbeddingLanes,
    EmbeddingStep,
    EmbeddingsService,
    Explainer,
    FileReader,
    GenerationsRepository,
    IngestionJobsRepository,
    IngestionProgress,
    IngestionQueue,
    IngestionRunner,
    IngestionStatus,
    IngestionWork,
    KnowledgeManager,
    KnowledgeService,
    PassageFinder,
    PassageReader,
    PassagesRepository,
    QuestionEmbedder,
    Reindexer,
    RerankLeg,
    Retriever,
    SampleLoader,
    SamplesRepository,
    SemanticExplainer,
    SemanticLeg,
    UploadSpace,
    VectorGapsRepository,
    VectorsRepository,
  ],
  exports: [KnowledgeManager],
})
export class KnowledgeModule {}
