import { jest } from '@jest/globals';
import fc from 'fast-check';
import { FixedClock } from '../common/testing/fixed-clock.js';
import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';
import { ExpiringManifests } from './expiring-manifests.js';
import { ExpiringManifestsRepository } from './expiring-manifests.repository.js';
import { ExpiringRunsRepository } from './expiring-runs.repository.js';
import { type ManifestContentDto } from './manifest.dto.js';
import { RunManifestsRepository } from './run-manifests.repository.js';
import { aManifest } from './testing/a-manifest.js';
import { createRunRows } from './testing/run-rows.js';

const NOW = Date.UTC(2026, 0, 31);
const CONVERSATION = 'conv_one';

describeOnEachDatabase('ExpiringManifests', (open) => {
  let database: Database;
  let manifests: RunManifestsRepository;
  let expiring: ExpiringManifests;
  let createRun: () => Promise<string>;

  beforeEach(async () => {
    database = await open();
    manifests = new RunManifestsRepository(database);
    const repositories = [
      new ExpiringRunsRepository(database),
      new ExpiringManifestsRepository(database),
    ] as const;
    expiring = new ExpiringManifests(database, ...repositories, new FixedClock(NOW));
    createRun = createRunRows(database);
  });

  afterEach(() => database.onApplicationShutdown());

  /** A run of the one conversation that ended then. */
  async function send(endedAt: number, manifest: ManifestContentDto, conversation?: string): Promise<string> {
    const id = await createRun();
    await database.transaction(async () => {
      await database.write
        .updateTable('run')
        .set({ ended_at: endedAt, ...(conversation !== undefined && { conversation_id: conversation }) })
        .where('id', '=', id)
        .execute();
      await manifests.insert(id, manifest, null);
    });
    return id;
  }

  const clear = async (): Promise<void> => {
    while (await expiring.clear());
  };
  const pieces = async (): Promise<number> =>
    (await database.query.selectFrom('manifest_piece').select('hash').execute()).length;

  /** So many messages of a history, from one of them on, each of which is a piece of its own. */
  function history(from: number, count: number): ManifestContentDto {
    const messages = Array.from({ length: count }, (_, index) => ({
      role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: `message ${from + index} `.repeat(30),
    }));
    return { ...aManifest(), messages };
  }

  it('leaves every manifest whole that stays, and no piece that none of them names', async () => {
    let round = 0;
    const parts = fc.record({
      from: fc.nat(120),
      count: fc.integer({ min: 1, max: 160 }),
      isOld: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 5 }), async (sent) => {
        const conversation = `${CONVERSATION}_${(round += 1)}`;
        await database.transaction(async () => {
          await database.write.deleteFrom('conversation').execute();
          const times = { created_at: 0, updated_at: 0, expires_at: 0, ttl_ms: 0 };
          const owner = { application_id: 'app', user_id: null, title: null, head_message_id: null };
          await database.write
            .insertInto('conversation')
            .values({ id: conversation, ...owner, ...times, state: 'ENDED', config: '{}', metadata: '{}' })
            .execute();
        });
        const kept = new Map<string, ManifestContentDto>();
        for (const { from, count, isOld } of sent) {
          const manifest = history(from, count);
          const id = await send(isOld ? 1_000 : NOW, manifest, conversation);
          if (!isOld) kept.set(id, manifest);
        }
        while (await expiring.hide('app', NOW - 1));
        await clear();

        for (const [id, manifest] of kept) expect(await manifests.find(id)).toEqual(manifest);
        const texts = new Set(
          [...kept.values()].flatMap(({ messages }) => messages.map(({ content }) => content)),
        );
        const left = await database.query.selectFrom('manifest_piece').select('text').execute();
        const needed = left.filter(({ text }) => texts.has(text) || text.startsWith('['));
        expect(left).toHaveLength(needed.length);
        if (kept.size === 0) expect(left).toEqual([]);
        const rows = await database.query.selectFrom('run_manifest').select('run_id').execute();
        expect(rows).toHaveLength(kept.size);
      }),
      { numRuns: 12 },
    );
  });

  it('begins anew where a manifest that stays could not be read, and deletes nothing that it names', async () => {
    const old = await send(1_000, history(0, 6));
    const { conversation_id } = await database.query
      .selectFrom('run')
      .select('conversation_id')
      .where('id', '=', old)
      .executeTakeFirstOrThrow();
    const kept = await send(NOW, history(2, 6), conversation_id);
    while (await expiring.hide('app', NOW - 1));
    const reading = jest.spyOn(ExpiringManifestsRepository.prototype, 'manifestsOf');
    reading.mockRejectedValueOnce(new Error('as the test wants it'));
    await expect(clear()).rejects.toThrow('as the test wants it');
    await clear();
    reading.mockRestore();
    expect(await manifests.find(kept)).toEqual(history(2, 6));
    expect(await database.query.selectFrom('run_manifest').select('run_id').execute()).toHaveLength(1);
  });

  it('waits where something happens in a conversation meanwhile', async () => {
    const old = await send(1_000, history(0, 3));
    const { conversation_id } = await database.query
      .selectFrom('run')
      .select('conversation_id')
      .where('id', '=', old)
      .executeTakeFirstOrThrow();
    await send(NOW, history(1, 3), conversation_id);
    await expiring.hide('app', NOW);
    // What stays was read.
    expect(await expiring.clear()).toBe(true);
    await database.transaction(() =>
      database.write.updateTable('conversation').set({ updated_at: NOW }).execute(),
    );
    await clear();
    expect(await pieces()).toBe(4);
    await database.transaction(() =>
      database.write.updateTable('conversation').set({ updated_at: 5 }).execute(),
    );
    await clear();
    expect(await pieces()).toBe(3);
  });
});
