import { FixedClock } from '../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../common/testing/sequential-ids.js';
import { Database } from '../../database/database.js';
import { DocumentWriter } from '../documents/document-writer.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { KnowledgeManager } from '../knowledge-manager.js';
import { PassageIndex } from '../search/passage-index.js';
import { PassageSearch } from '../search/passage-search.js';
import { PassagesRepository } from '../passages/passages.repository.js';
import { PostingsRepository } from '../search/postings.repository.js';
import { SampleLoader } from '../documents/sample-loader.js';
import { SamplesRepository } from '../documents/samples.repository.js';
import { ScoresRepository } from '../search/scores.repository.js';

/** A knowledge base in memory, empty. */
export class KnowledgeFixture {
  readonly clock = new FixedClock();
  readonly knowledge: KnowledgeManager;
  readonly samples: SampleLoader;

  private constructor(readonly database: Database) {
    const ids = new SequentialIds();
    const documents = new DocumentsRepository(database);
    const passages = new PassagesRepository(database);
    const index = new PassageIndex(passages, new PostingsRepository(database), ids);
    const writer = new DocumentWriter(documents, index, database, this.clock, ids);
    const search = new PassageSearch(new ScoresRepository(database), passages);
    this.knowledge = new KnowledgeManager(writer, documents, passages, search);
    this.samples = new SampleLoader(new SamplesRepository(database), writer, database, this.clock);
  }

  static async create(): Promise<KnowledgeFixture> {
    const database = new Database(':memory:');
    await database.migrate();
    return new KnowledgeFixture(database);
  }

  async close(): Promise<void> {
    await this.database.onApplicationShutdown();
  }
}
