import { join } from 'node:path';
import { audit } from '../../bench/chaos/audit.ts';
import { Fleet } from '../../bench/chaos/fleet.ts';
import { type Exchange, Reader } from '../../bench/chaos/reader.ts';
import { freePort } from '../../bench/own-postgres.ts';
import { createOwnDatabase, testServerUrl } from '../../src/database/testing/postgres-server.js';

const serverUrl = testServerUrl();
const PROGRAM = join(import.meta.dirname, '..', '..', 'dist-test', 'main.js');
const PROCESSES = 3;
const STREAMS = 12;

/** `npm run chaos` in small: each thing happens once, when every reply is under way, and the rest is waited for. */
(serverUrl === undefined ? describe.skip : describe)('processes that come and go', () => {
  it('lose no message and no character, and answer nothing twice', async () => {
    const database = await createOwnDatabase(serverUrl ?? '');
    const ports = await Promise.all(Array.from({ length: PROCESSES }, freePort));
    const environment = {
      DATABASE_URL: database.url,
      OFFLINE_WORDS_PER_SECOND: '4',
      SHUTDOWN_GRACE_SECONDS: '1',
    };
    const fleet = new Fleet(PROGRAM, environment, ports);
    await fleet.start();
    let turn = 0;
    const reader = new Reader(
      () => fleet.urls[(turn += 1) % PROCESSES]!,
      () => false,
      new Map(),
    );
    const allStarted = Promise.withResolvers<unknown>();
    let started = 0;
    const converse = async (number: number): Promise<Exchange | undefined> => {
      const id = await reader.createConversation('app_retail_banking');
      const reply = reader.converse(
        id!,
        `Tell me everything about savings accounts, please. Message ${number}.`,
      );
      if ((started += 1) === STREAMS) allStarted.resolve(undefined);
      return reply;
    };

    const exchanges = Promise.all(Array.from({ length: STREAMS }, (_, number) => converse(number)));
    await allStarted.promise;
    await fleet.replace(0, 'SIGKILL');
    await fleet.replace(1, 'SIGTERM');
    const seen = (await exchanges).filter((exchange) => exchange !== undefined);
    const { states, ...findings } = await audit(database.url, seen);
    await fleet.end();
    await database.drop();

    expect(seen).toHaveLength(STREAMS);
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(STREAMS);
    expect(findings).toEqual({
      lostMessages: [],
      doubleReplies: [],
      lostCharacters: 0,
      faults: [],
      different: [],
      unfinished: [],
    });
  }, 120_000);
});
