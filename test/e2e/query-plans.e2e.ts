import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { ConversationSweeper } from '../../src/conversations/conversation-sweeper.js';
import { Database } from '../../src/database/database.js';
import { type FakeEmbeddings, startFakeEmbeddings } from '../../src/models/testing/fake-embeddings.js';
import { RunReaper } from '../../src/orchestrator/run-reaper.js';
import { IdempotencyKeys } from '../../src/runs/idempotency-keys.js';
import { RunLeases } from '../../src/runs/run-leases.js';
import { UserEraser } from '../../src/users/user-eraser.js';
import { ACCEPTED_SCANS, type AcceptedScan } from '../support/accepted-scans.js';
import { untilEmbedded } from '../support/embeddings.js';
import { addLibraries, LARGE } from '../support/large-library.js';
import { operationsOf, readOpenApi } from '../support/openapi-fuzz/openapi.js';
import { RawClient } from '../support/openapi-fuzz/raw-request.js';
import { requestPlans, toRequest } from '../support/openapi-fuzz/request-plan.js';
import { Tally } from '../support/openapi-fuzz/tally.js';
import { World } from '../support/openapi-fuzz/world.js';
import { growingSteps, type Keys } from '../support/query-plan.js';
import { RecordedQueries } from '../support/recorded-queries.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { bearer, closeTheDoor, makeKey, makeToken } from '../support/tenants.js';
import { APPLICATION, createConversation, startApp, type TestApp } from '../support/test-app.js';

const SEED = 20_260_101;
const REQUESTS_PER_OPERATION = 40;
/** Asked on a platform whose assistant takes its time. */
const DOCUMENT_FILTERS = [{ state: 'ready' }, { state: 'failed' }, { enabled: true }, { enabled: false }];
const NEED_A_REPLY = ['Messages_send', 'Messages_stream', 'Queue_edit', 'Queue_withdraw'];

const document = await readOpenApi();
/** Those that say who may come in are asked at the end: once there is a key, nothing else is let in. */
const operations = operationsOf(document).filter(({ tags }) => tags?.[0] !== 'access');

/**
 * Every statement that the platform executes for any operation, or by itself all the time, is read by what it looks
 * for, and not through everything that an application, or all of them, have.
 */
describe('the plans of all queries', () => {
  const tally = new Tally(operations);
  let queries: RecordedQueries;
  let service: FakeEmbeddings;
  let platform: TestApp;
  let slow: TestApp;

  beforeAll(async () => {
    service = await startFakeEmbeddings();
    // In memory, what the index asks is asked on the same connection.
    const embedding = { EMBEDDING_MODEL: 'openai:first', EMBEDDING_BASE_URL: service.url };
    platform = await startApp({ DATABASE_URL: 'sqlite::memory:', ...embedding });
    slow = await startApp({ DATABASE_URL: 'sqlite::memory:', OFFLINE_WORDS_PER_SECOND: '1' });
    queries = new RecordedQueries();
    await addLibraries(platform.app.get(Database));
    await askEverything();
    await search();
    await lookAround();
    await queueMessages();
    await sweep();
    await comeIn();
  }, 120_000);

  afterAll(async () => {
    queries.end();
    await Promise.all([platform.close(), slow.close()]);
    await service.close();
  });

  async function askEverything(): Promise<void> {
    const client = new RawClient(platform.url);
    const world = new World(platform.http);
    for (const operation of operations) {
      await world.refresh();
      const plans = fc.sample(requestPlans(document, operation), {
        seed: SEED,
        numRuns: REQUESTS_PER_OPERATION,
      });
      for (const plan of plans) {
        const answer = await client.send(toRequest(operation, plan, world));
        tally.add(operation, answer.status);
        if (answer.status < 300) world.learn(answer.text);
      }
    }
    client.close();
  }

  /** Searches, in small and in large, with each kind of filter. */
  async function search(): Promise<void> {
    await untilEmbedded(platform, APPLICATION);
    const { http } = platform;
    const filters = [
      {},
      { category: 'cards' },
      { document_id: `doc_${LARGE}_7` },
      { metadata: { kind: 'a' } },
    ];
    for (const application of [APPLICATION, LARGE]) {
      for (const filter of filters) {
        const body = { application_id: application, query: 'card account', top_k: 20, filter };
        await http.post('/v1/knowledge/search').send(body);
        const explained = { ...body, document_id: `doc_${LARGE}_7` };
        await http.post('/v1/knowledge/search/explain').send(explained);
      }
    }
  }

  /** Lists by whatever they can be filtered by, from the start and from a place on. */
  async function lookAround(): Promise<void> {
    const { http } = platform;
    for (const [path, filters] of [
      ['/v1/knowledge/documents', [{}, { category: 'cards' }, ...DOCUMENT_FILTERS]],
      ['/v1/conversations', [{}, { user_id: 'user_1' }]],
      ['/v1/usage', [{}, { user_id: 'user_1' }, { model: 'offline' }]],
    ] as const) {
      for (const filter of filters) {
        const listing = { application_id: LARGE, limit: 2, ...filter };
        const { body } = await http.get(path).query(listing).expect(200);
        const cursor = (body as { next_cursor: string | null }).next_cursor;
        if (cursor !== null)
          await http
            .get(path)
            .query({ ...listing, cursor })
            .expect(200);
      }
    }
  }

  /** Has messages wait for a slow assistant, changes one and withdraws another. */
  async function queueMessages(): Promise<void> {
    const waiting = await createConversation(slow.http);
    await sendStreaming(slow, waiting, { content: 'one' }, { 'idempotency-key': 'first' });
    const two = await sendStreaming(slow, waiting, { content: 'two' });
    const three = await sendStreaming(slow, waiting, { content: 'three' });
    const queue = `/v1/conversations/${waiting}/queue`;
    await slow.http
      .patch(`${queue}/${runIdOf(two)}`)
      .send({ content: 'two, better' })
      .expect(200);
    await slow.http.delete(`${queue}/${runIdOf(three)}`).expect(200);
    const id = await createConversation(platform.http);
    await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
  }

  /** What is done every second, or every hour, between the requests. */
  async function sweep(): Promise<void> {
    const { app } = platform;
    await app.get(RunReaper).reap();
    await app.get(RunLeases).renew();
    await app.get(ConversationSweeper).sweep();
    await app.get(IdempotencyKeys).sweep();
    await app.get(UserEraser).resume();
  }

  /** With a key and with tokens, to what is the caller's. */
  async function comeIn(): Promise<void> {
    const { http } = platform;
    const id = await createConversation(http, { user_id: 'user_1' });
    const reply = await http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
    const admin = await closeTheDoor(platform);
    const { key, id: keyId } = await makeKey(platform, admin, { application_id: APPLICATION });
    const token = await makeToken(platform, key, { user_id: 'user_1', conversation_id: id });
    const run = `/v1/runs/${(reply.body as { run_id: string }).run_id}`;
    for (const path of [`/v1/conversations/${id}`, run]) {
      for (const credential of [key, token]) await http.get(path).set(bearer(credential)).expect(200);
    }
    await http.get('/v1/knowledge/documents/doc_0').set(bearer(key)).expect(404);
    await http.get('/v1/prompts').set(bearer(key)).expect(200);
    const ticket = await http.post('/v1/stream-tickets').set(bearer(token)).expect(201);
    await http
      .get(`${run}/events`)
      .query({ ticket: (ticket.body as { ticket: string }).ticket })
      .expect(200);
    const signing = `/v1/applications/${APPLICATION}/signing-keys`;
    const public_key = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    const { body } = await http.post(signing).set(bearer(key)).send({ public_key }).expect(201);
    await http.get(signing).set(bearer(key)).expect(200);
    await http
      .delete(`${signing}/${(body as { id: string }).id}`)
      .set(bearer(key))
      .expect(204);
    await http.patch(`/v1/keys/${keyId}/limits`).set(bearer(admin)).send({ running_runs: 5 }).expect(200);
    for (const content of ['one', 'two'])
      await http.post(`/v1/conversations/${id}/messages`).set(bearer(key)).send({ content }).expect(201);
    const page = await http.get('/v1/keys?limit=1').set(bearer(admin)).expect(200);
    const { next_cursor: cursor } = page.body as { next_cursor: string };
    await http.get('/v1/keys').query({ cursor }).set(bearer(admin)).expect(200);
    await http.delete(`/v1/keys/${keyId}`).set(bearer(admin)).expect(204);
  }

  function keys(): Keys {
    const unique = queries.read<{ name: string; columns: string }>(`
      select list.name, (select group_concat(info.name) from pragma_index_info(list.name) as info) as columns
      from sqlite_master as tables join pragma_index_list(tables.name) as list
      where tables.type = 'table' and list."unique" = 1 and list.partial = 0
      union all
      select tables.name, (select group_concat(info.name) from pragma_table_info(tables.name) as info where info.pk > 0)
      from sqlite_master as tables where tables.sql like '%without rowid%'`);
    return { unique: new Map(unique.map(({ name, columns }) => [name, columns.split(',')])) };
  }

  function uses(scan: AcceptedScan, text: string): boolean {
    const plan = queries.planOf(text);
    const isSorted = plan.some((step) => step.startsWith('USE TEMP B-TREE'));
    return text.includes(scan.fragment) && plan.includes(scan.step) && !(scan.inOrder && isSorted);
  }

  it('are judged by their worst: long lists, prefixes of keys, partial order', () => {
    const judge = (text: string): string[] => growingSteps(queries.planOf(text), keys());
    const ofApplication = expect.stringMatching(
      /^SEARCH document USING INDEX \w+ \(application_id=\?\)$/,
    ) as string;
    expect(judge('select * from document where application_id = ? and id in (?)')).toEqual([ofApplication]);
    expect(judge('select * from document where id in (?)')).toEqual([]);
    expect(judge('select * from passage where text = ?')).toEqual(['SCAN passage']);
    expect(judge('select * from corpus where application_id = ?')).toEqual([]);
    expect(judge('select * from term_statistic where corpus_id = ? and term = ?')).toEqual([]);
    expect(judge('select * from term_statistic where corpus_id = ?')).toHaveLength(1);
  });

  it('are those of every operation', () => {
    const silent = operations.filter((operation) => tally.of(operation, 2) === 0);
    const names = silent.map(({ operationId }) => operationId);
    expect(NEED_A_REPLY).toEqual(expect.arrayContaining(names));
  });

  it('have no step that grows with the data, but for those that say why', () => {
    const given = keys();
    const growing = queries.texts.flatMap((text) =>
      growingSteps(queries.planOf(text), given)
        .filter((step) => !ACCEPTED_SCANS.some((scan) => scan.step === step && uses(scan, text)))
        .map((step) => `${step} — ${text}`),
    );
    expect(growing).toEqual([]);
  });

  it('still have each of the steps that are accepted', () => {
    const unused = ACCEPTED_SCANS.filter((scan) => !queries.texts.some((text) => uses(scan, text)));
    expect(unused).toEqual([]);
  });
});
