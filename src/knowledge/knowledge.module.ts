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
import { DocumentEditor } from './documents/document-editor.js';
import { DocumentIntake } from './documents/document-intake.js';
import { DocumentLibrary } from './documents/document-library.js';
import { DocumentsRepository } from './documents/documents.repository.js';
import { SampleLoader } from './documents/sample-loader.js';
import { SamplesRepository } from './documents/samples.repository.js';
import { Embedder } from './embeddings/embedder.js';
import { EmbeddingLanes } from './embeddings/embedding-lanes.js';
import { EmbeddingStep } from './embeddings/embedding-step.js';
import { EmbeddingsController } from './embeddings.controller.js';
import { EmbeddingsService } from './embeddings.service.js';
import { GenerationsRepository } from './embeddings/generations.repository.js';
import { VectorGapsRepository } from './embeddings/vector-gaps.repository.js';
import { VectorsRepository } from './embeddings/vectors.repository.js';
import { createLocalIndex } from './indexing/create-local-index.js';
import { KnowledgeIndex } from './indexing/knowledge-index.js';
import { ThreadedKnowledgeIndex } from './indexing/threaded-knowledge-index.js';
import { FileReader } from './ingestion/file-reader.js';
import { IngestionJobsRepository } from './ingestion/ingestion-jobs.repository.js';
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
import { PassagesRepository } from './passages/passages.repository.js';
import { CorporaRepository } from './search/corpora.repository.js';
import { CorpusLanguage } from './search/corpus-language.js';
import { DocumentFinder } from './search/document-finder.js';
import { Explainer } from './search/explainer.js';
import { PassageFinder } from './search/passage-finder.js';
import { PassageReader } from './search/passage-reader.js';
import { QuestionEmbedder } from './search/question-embedder.js';
import { RerankLeg } from './search/rerank-leg.js';
import { Retriever } from './search/retriever.js';
import { SemanticExplainer } from './search/semantic-explainer.js';
import { SemanticLeg } from './search/semantic-leg.js';
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
