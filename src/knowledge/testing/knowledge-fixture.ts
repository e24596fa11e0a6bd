import { DEFAULT_LANGUAGE, type Language } from '../../applications/languages.js';
import { FixedSettings } from '../../applications/testing/fixed-settings.js';
import { SystemScheduler } from '../../common/scheduler.js';
import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { Sweeps } from '../../common/sweeps.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { SoleClaims } from '../../database/claims/sole-claims.js';
import { type Database } from '../../database/database.js';
import { SqliteDatabase } from '../../database/sqlite/sqlite-database.js';
import { type AddFunctions } from '../../database/sqlite/vector-functions.js';
import { createLimits } from '../../limits/testing/create-limits.js';
import { type EmbeddingModel } from '../../models/embeddings/embedding-model.js';
import { type Reranker } from '../../models/reranking/reranker.js';
import { FixedEmbeddingModels } from '../../models/testing/fixed-embedding-models.js';
import { FixedRerankers } from '../../models/testing/fixed-rerankers.js';
import { DocumentCatalogue } from '../documents/document-catalogue.js';
import { DocumentIntake } from '../ingestion/document-intake.js';
import { DocumentLibrary } from '../document-library.js';
import { DocumentContentsRepository } from '../documents/document-contents.repository.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { SampleLoader } from '../ingestion/sample-loader.js';
import { SamplesRepository } from '../ingestion/samples.repository.js';
import { Embedder } from '../ingestion/embedding/embedder.js';
import { EmbeddingLanes } from '../ingestion/embedding/embedding-lanes.js';
import { LearningStep } from '../ingestion/embedding/learning-step.js';
import { EmbeddingStep } from '../ingestion/embedding/embedding-step.js';
import { GenerationsRepository } from '../index/vectors/generations.repository.js';
import { createLocalIndex, type LocalIndex } from '../index/local-index.js';
import { IngestionJobsRepository } from '../documents/ingestion-jobs.repository.js';
import { IngestionProgress } from '../ingestion/ingestion-progress.js';
import { IngestionQueue } from '../ingestion/ingestion-queue.js';
import { IngestionTurns } from '../ingestion/ingestion-turns.js';
import { IngestionRunner } from '../ingestion/ingestion-runner.js';
import { HiddenPassagesRepository } from '../index/hidden-passages.repository.js';
import { PassageSweeper } from '../ingestion/passage-sweeper.js';
import { IngestionWork } from '../ingestion/ingestion-work.js';
import { Reindexer } from '../ingestion/reindexer.js';
import { KnowledgeManager } from '../knowledge-manager.js';
import { DocumentParser } from '../parsing/document-parser.js';
import { PassagesRepository } from '../documents/passages/passages.repository.js';
import { CorporaRepository } from '../index/corpora.repository.js';
import { CorpusLanguage } from '../ingestion/corpus-language.js';
import { DocumentFinder } from '../retrieval/document-finder.js';
import { Explainer } from '../retrieval/explainer.js';
import { PassageFinder } from '../retrieval/passage-finder.js';
import { QuestionVectors } from '../retrieval/question-vectors.js';
import { Reranking } from '../retrieval/reranking.js';
import { Retriever } from '../retrieval/retriever.js';
import { FakeParser } from './fake-parser.js';

/** The models that it may use; none where nothing is said. */
export interface RetrievalModels {
  embedding?: EmbeddingModel;
  /** Those that older vectors were made by. */
  earlier?: readonly EmbeddingModel[];
  reranker?: Reranker;
}

/** A knowledge base in memory, empty. */
export class KnowledgeFixture {
  readonly clock = new FixedClock();
  readonly applications = new FixedSettings();
  readonly knowledge: KnowledgeManager;
  readonly library: DocumentLibrary;
  readonly catalogue: DocumentCatalogue;
  readonly queue: IngestionQueue;
  readonly runner: IngestionRunner;
  readonly samples: SampleLoader;
  readonly scheduler = new ManualScheduler();
  readonly lanes: EmbeddingLanes;
  readonly embedder: Embedder;
  readonly index: LocalIndex;
  readonly sweeper: PassageSweeper;

  private constructor(
    readonly database: Database,
    language: Language,
    models: RetrievalModels,
    private readonly parser: DocumentParser,
    private readonly ids = new SequentialIds(),
  ) {
    const { clock } = this;
    this.applications.settings = { ...this.applications.settings, language };
    const documents = new DocumentsRepository(database);
    const passages = new PassagesRepository(database);
    const index = createLocalIndex({ database, ids, clock });
    const { reader, writer } = index;
    const changes = new ChangeFeed(database);
    const jobs = new IngestionJobsRepository(database);
    const claims = new SoleClaims();
    const turns = new IngestionTurns(jobs, claims);
    const queue = new IngestionQueue(jobs, turns, documents, database, changes, clock);
    this.queue = queue;
    const progress = new IngestionProgress(changes, claims);
    const work = new IngestionWork(queue, parser, progress, writer, this.applications, clock);
    const corpora = new CorporaRepository(database);
    this.lanes = new EmbeddingLanes(clock, this.scheduler);
    const embeddings = new FixedEmbeddingModels(models.embedding, models.earlier);
    const sweeps = new Sweeps(this.scheduler);
    const step = new EmbeddingStep(reader, writer, new LearningStep(reader, writer, clock), clock);
    this.embedder = new Embedder(embeddings, step, this.lanes, corpora, claims, this.scheduler, sweeps);
    const hidden = new HiddenPassagesRepository(database);
    this.sweeper = new PassageSweeper(writer, hidden, database, claims, sweeps, new SystemScheduler());
    this.runner = new IngestionRunner(
      queue,
      work,
      progress,
      this.embedder,
      this.sweeper,
      claims,
      changes,
      sweeps,
      database,
    );
    this.catalogue = new DocumentCatalogue(
      documents,
      passages,
      new DocumentContentsRepository(database),
      database,
    );
    const intake = new DocumentIntake(documents, queue, createLimits(database).store, database, clock, ids);
    this.library = new DocumentLibrary(
      this.catalogue,
      intake,
      documents,
      queue,
      this.runner,
      writer,
      this.sweeper,
      database,
      changes,
      clock,
    );
    this.index = index;
    const meanings = new QuestionVectors(embeddings, new GenerationsRepository(database), clock);
    const retriever = new Retriever(meanings, this.applications);
    const reranking = new Reranking(new FixedRerankers(models.reranker), clock);
    this.knowledge = new KnowledgeManager(
      this.library,
      this.catalogue,
      new DocumentFinder(retriever, reader, reranking),
      new PassageFinder(retriever, reader, reranking),
      new Explainer(retriever, reader, reranking, meanings),
      new CorpusLanguage(this.applications, new Reindexer(corpora, queue, this.runner, database)),
    );
    this.samples = new SampleLoader(new SamplesRepository(database), intake, database, clock);
  }

  /** @param language of all its applications. */
  static async create(
    language: Language = DEFAULT_LANGUAGE,
    models: RetrievalModels = {},
    addFunctions?: AddFunctions,
    parser: DocumentParser = new FakeParser(),
  ): Promise<KnowledgeFixture> {
    const database = new SqliteDatabase(':memory:', { addFunctions });
    await database.migrate();
    return new KnowledgeFixture(database, language, models, parser);
  }

  /** On a database that has its schema, and is closed with the fixture. */
  static on(database: Database, models: RetrievalModels = {}): KnowledgeFixture {
    return new KnowledgeFixture(database, DEFAULT_LANGUAGE, models, new FakeParser());
  }

  /** The same data after a restart, with other models. */
  restart(models: RetrievalModels): KnowledgeFixture {
    const { language } = this.applications.settings;
    return new KnowledgeFixture(this.database, language, models, this.parser, this.ids);
  }

  /** Loads the samples, as a start does. */
  async loadSamples(): Promise<void> {
    await this.samples.onModuleInit();
    await this.runner.onApplicationBootstrap();
  }

  /** @returns once all that is there has a vector, where it can have one. */
  async embedded(): Promise<void> {
    await this.runner.idle();
    await this.embedder.settled();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.database.onApplicationShutdown();
  }

  /** Ends what goes on in the background; the database stays open. */
  async stop(): Promise<void> {
    await this.runner.onModuleDestroy();
    await this.embedder.onModuleDestroy();
  }
}
