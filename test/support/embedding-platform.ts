import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { startApp, type TestApp } from './test-app.js';

/** A platform on a file of its own, beside a service that embeds. It can be ended and started again. */
export class EmbeddingPlatform {
  private constructor(
    private readonly folder: string,
    readonly service: FakeEmbeddings,
    private started: TestApp,
  ) {}

  /** @param read what the service makes of a text before it embeds it. */
  static async open(read?: (text: string) => string): Promise<EmbeddingPlatform> {
    const folder = await mkdtemp(join(tmpdir(), 'embeddings-'));
    const service = await startFakeEmbeddings(read && { read });
    return new EmbeddingPlatform(folder, service, await start(folder, service, {}));
  }

  get app(): TestApp {
    return this.started;
  }

  /** Ends the platform and starts it again, with the same data. */
  async restart(environment: Record<string, string> = {}): Promise<void> {
    await this.started.close();
    this.started = await start(this.folder, this.service, environment);
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.started.close();
    await rm(this.folder, { recursive: true });
  }
}

function start(
  folder: string,
  { url }: FakeEmbeddings,
  environment: Record<string, string>,
): Promise<TestApp> {
  return startApp({
    DATABASE_URL: `sqlite:${folder}/platform.db`,
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
