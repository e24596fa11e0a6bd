import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '../../../database/sqlite/sqlite-database.js';
import { IndexFixture } from '../../testing/index-fixture.js';
import { describeExplainByVector } from '../explain-by-vector.contract.js';
import { describeFinishVectors } from '../finish-vectors.contract.js';
import { describeKnowledgeIndex } from '../knowledge-writer.contract.js';
import { describeLearn } from '../learn.contract.js';
import { describeReadHits } from '../read-hits.contract.js';
import { IndexThreads } from './index-threads.js';

/** On a file of its own; the threads are those that `npm run build` made. */
async function openFile() {
  const folder = await mkdtemp(join(tmpdir(), 'index-'));
  const path = join(folder, 'platform.db');
  folders.push(folder);
  const database = new SqliteDatabase(path);
  await database.migrate();
  const index = new IndexThreads(path, database);
  const close = () => index.onApplicationShutdown();
  return { path, database, close, index, fixture: new IndexFixture(database, index, close) };
}

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

const openFixture = async (): Promise<IndexFixture> => {
  const { database, index, close } = await openFile();
  return new IndexFixture(database, index, async () => {
    await close();
    await database.onApplicationShutdown();
  });
};

describeKnowledgeIndex('IndexThreads', openFixture);
describeExplainByVector('IndexThreads', openFixture);
describeLearn('IndexThreads', openFixture);
describeFinishVectors('IndexThreads', openFixture);
describeReadHits('IndexThreads', openFixture);

describe('IndexThreads', () => {
  it('leaves the database whole and free when it is closed in the middle of its work', async () => {
    const { path, database, fixture, close } = await openFile();
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) => fixture.accept({ content: `word${index} `.repeat(3_000) })),
    );
    const ingestions = await Promise.all(ids.map((id) => fixture.ingestion(id)));
    const [first, ...others] = ingestions;
    await fixture.writer.ingest([first!]);
    const working = fixture.writer.ingest(others).then(
      () => 'done',
      (error: unknown) => String(error),
    );
    // Its turn to write comes a few turns of the event loop later.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await close();

    expect(await working).toMatch(/has ended|closed|done/);
    expect(await fixture.audit()).toEqual({});
    const again = new IndexThreads(path, database);
    const left = others.slice((await working) === 'done' ? others.length : 0);
    expect(await again.writer.ingest(left)).toHaveLength(left.length);
    await again.onApplicationShutdown();
    expect(await fixture.audit()).toEqual({});
    await database.onApplicationShutdown();
  });

  it('cannot write inside a transaction, which would wait for itself', async () => {
    const { database, fixture, close } = await openFile();

    await expect(database.transaction(() => fixture.writer.remove('doc_1'))).rejects.toThrow(
      'Another connection',
    );

    await close();
    await database.onApplicationShutdown();
  });
});
