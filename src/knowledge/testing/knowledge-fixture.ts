import { DEFAULT_LANGUAGE, type Language } from '../../applications/languages.js';
import { FixedSettings } from '../../applications/testing/fixed-settings.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { ChangeFeed } from '../../database/change-feed.js';
import { Database } from '../../database/database.js';
import { DocumentCatalogue } from '../documents/document-catalogue.js';
import { DocumentEditor } from '../documents/document-editor.js';
import { DocumentIntake } from '../documents/document-intake.js';
import { DocumentLibrary } from '../documents/document-library.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { SampleLoader } from '../documents/sample-loader.js';
import { SamplesRepository } from '../documents/samples.repository.js';
import { createLocalIndex } from '../indexing/create-local-index.js';
import { FileReader } from '../ingestion/file-reader.js';
import { IngestionJobsRepository } from '../ingestion/ingestion-jobs.repository.js';
import { IngestionProgress } from '../ingestion/ingestion-progress.js';
import { IngestionQueue } from '../ingestion/ingestion-queue.js';
import { IngestionRunner } from '../ingestion/ingestion-runner.js';
import { IngestionWork } from '../ingestion/ingestion-work.js';
import { Reindexer } from '../ingestion/reindexer.js';
import { KnowledgeManager } from '../knowledge-manager.js';
import { PassagesRepository } from '../passages/passages.repository.js';
import { CorporaRepository } from '../search/corpora.repository.js';
import { CorpusLanguage } from '../search/corpus-language.js';
import { DocumentFinder } from '../search/document-finder.js';
import { Explainer } from '../search/explainer.js';
import { PassageFinder } from '../search/passage-finder.js';
import { Retriever } from '../search/retriever.js';
import { FakeParser } from './fake-parser.js';

/** A knowledge base in memory, empty. */
export class KnowledgeFixture {
  readonly clock = new FixedClock();
  readonly applications = new FixedSettings();
  readonly knowledge: KnowledgeManager;
  readonly library: DocumentLibrary;
  readonly catalogue: DocumentCatalogue;
  readonly runner: IngestionRunner;
  readonly samples: SampleLoader;

  private constructor(
    readonly database: Database,
    language: Language,
  ) {
    const { clock } = this;
    this.applications.settings = { ...this.applications.settings, language };
    const ids = new SequentialIds();
    const documents = new DocumentsRepository(database);
    const passages = new PassagesRepository(database);
    const index = createLocalIndex(database, ids);
    const changes = new ChangeFeed(database);
    const jobs = new IngestionJobsRepository(database);
    const queue = new IngestionQueue(jobs, documents, database, changes, clock);
    const progress = new IngestionProgress(changes);
    const reader = new FileReader(new FakeParser(), progress);
    const work = new IngestionWork(queue, reader, index, this.applications, clock);
    this.runner = new IngestionRunner(queue, work, progress);
    this.catalogue = new DocumentCatalogue(documents, passages);
    const intake = new DocumentIntake(documents, queue, database, clock, ids);
    const editor = new DocumentEditor(documents, queue, database, clock);
    this.library = new DocumentLibrary(this.catalogue, intake, editor, this.runner, index);
    const reindexer = new Reindexer(documents, new CorporaRepository(database), queue, this.runner, database);
    const retriever = new Retriever(index, new CorpusLanguage(this.applications, reindexer), clock);
    const passageFinder = new PassageFinder(retriever, passages, documents);
    const documentFinder = new DocumentFinder(retriever, passageFinder, documents);
    const explainer = new Explainer(this.catalogue, index, documentFinder);
    this.knowledge = new KnowledgeManager(
      this.library,
      this.catalogue,
      documentFinder,
      passageFinder,
      explainer,
    );
    this.samples = new SampleLoader(new SamplesRepository(database), intake, database, clock);
  }

  /** @param language of all its applications. */
  static async create(language: Language = DEFAULT_LANGUAGE): Promise<KnowledgeFixture> {
    const database = new Database(':memory:');
    await database.migrate();
    return new KnowledgeFixture(database, language);
  }

  /** Loads the samples, as a start does. */
  async loadSamples(): Promise<void> {
    await this.samples.onModuleInit();
    await this.runner.onApplicationBootstrap();
  }

  async close(): Promise<void> {
    await this.runner.onModuleDestroy();
    await this.database.onApplicationShutdown();
  }
}
