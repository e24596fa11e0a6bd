import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { emptyTables } from '../../src/database/testing/empty-tables.js';
import { startApp, type TestApp } from './test-app.js';
import { connectTo, openTestDatabase, type TestDatabase } from './test-database.js';

/** A platform beside a service that embeds. It can be ended and started again. */
export class EmbeddingPlatform {
  private constructor(
    private readonly database: TestDatabase,
    readonly service: FakeEmbeddings,
    private started: TestApp,
  ) {}

  /**
   * @param database is empty, and will be when the platform is closed.
   * @param read what the service makes of a text before it embeds it.
   */
  static async open(database: TestDatabase, read?: (text: string) => string): Promise<EmbeddingPlatform> {
    const service = await startFakeEmbeddings(read && { read });
    return new EmbeddingPlatform(database, service, await start(database, service, {}));
  }

  get app(): TestApp {
    return this.started;
  }

  /** Ends the platform and starts it again, with the same data. */
  async restart(environment: Record<string, string> = {}): Promise<void> {
    await this.started.close();
    this.started = await start(this.database, this.service, environment);
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.started.close();
    const tables = connectTo(this.database.url);
    await emptyTables(tables);
    await tables.onApplicationShutdown();
  }
}

/** A database for the vectors of a suite, to be called where the suite is described. */
export function useVectorDatabase(): TestDatabase {
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    opened = await openTestDatabase({ vectors: true });
  });
  afterAll(() => opened?.remove());
  return {
    get url() {
      return opened?.url ?? '';
    },
    remove: () => Promise.resolve(),
  };
}

function start(
  database: TestDatabase,
  { url }: FakeEmbeddings,
  environment: Record<string, string>,
): Promise<TestApp> {
  return startApp({
    DATABASE_URL: database.url,
    EMBEDDING_MODEL: 'openai:first',
    EMBEDDING_BASE_URL: url,
    ...environment,
  });
}

const MEANINGS: Record<string, string> = { swiped: 'stolen', pinched: 'stolen', plastic: 'card' };

/** Has a service know some words that mean the same. */
export function readMeanings(text: string): string {
  return text.toLowerCase().replace(/\p{L}+/gu, (word) => MEANINGS[word] ?? word);
}
