import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { StreamTicketsRepository } from '../../src/auth/tokens/stream-tickets.repository.js';
import { UnfinishedErasures } from '../../src/conversations/unfinished-erasures.js';
import { ConversationSweeper } from '../../src/conversations/conversation-sweeper.js';
import { Database } from '../../src/database/database.js';
import { CorporaRepository } from '../../src/knowledge/index/corpora.repository.js';
import { RenewalsRepository } from '../../src/knowledge/index/renewals.repository.js';
import { RunReaper } from '../../src/orchestrator/run-reaper.js';
import { IdempotencyKeys } from '../../src/runs/idempotency-keys.js';
import { RunLeases } from '../../src/runs/run-leases.js';
import { MessageIndexer } from '../../src/search/message-indexer.js';
import { RetentionSweeper } from '../../src/retention/retention-sweeper.js';
import { UserEraser } from '../../src/users/user-eraser.js';
import { LARGE } from './large-library.js';
import { operationsOf, readOpenApi } from './openapi-fuzz/openapi.js';
import { RawClient } from './openapi-fuzz/raw-request.js';
import { requestPlans, toRequest } from './openapi-fuzz/request-plan.js';
import { Tally } from './openapi-fuzz/tally.js';
import { World } from './openapi-fuzz/world.js';
import { runIdOf, sendStreaming } from './streaming.js';
import { bearer, closeTheDoor, makeKey, makeToken } from './tenants.js';
import { APPLICATION, createConversation, type TestApp } from './test-app.js';
import { timeTravel } from './time-travel.js';

const SEED = 20_260_101;
const YEAR_MINUTES = 525_600;
const REQUESTS_PER_OPERATION = 40;
const DOCUMENT_FILTERS = [
  { text: 'a' },
  { state: 'ready' },
  { state: 'failed' },
  { enabled: true },
  { enabled: false },
];

const document = await readOpenApi();
/** Those that say who may come in are asked at the end: once there is a key, nothing else is let in. */
const operations = operationsOf(document).filter(({ tags }) => tags?.[0] !== 'access');

/** Has a platform execute every statement that it has, for any operation or by itself. */
export class EveryQuery {
  readonly tally = new Tally(operations);

  /** @param slow another, whose assistant takes its time. */
  constructor(
    private readonly platform: TestApp,
    private readonly slow: TestApp,
  ) {}

  /** @param untilSearchable waits until what was uploaded can be found. */
  async ask(untilSearchable: () => Promise<void>): Promise<void> {
    await this.askEverything();
    await untilSearchable();
    await this.attachFiles();
    await this.search();
    await this.lookAround();
    await this.queueMessages();
    await this.sweep();
    await this.comeIn();
  }

  /** The operations that were never answered well. */
  get silent(): string[] {
    return operations
      .filter((operation) => this.tally.of(operation, 2) === 0)
      .map(({ operationId }) => operationId);
  }

  private async askEverything(): Promise<void> {
    const client = new RawClient(this.platform.url);
    const world = new World(this.platform.http);
    for (const operation of operations) {
      await world.refresh(operation.path.includes('{file_id}'));
      const plans = fc.sample(requestPlans(document, operation), {
        seed: SEED,
        numRuns: REQUESTS_PER_OPERATION,
      });
      for (const plan of plans) {
        const answer = await client.send(toRequest(operation, plan, world));
        this.tally.add(operation, answer.status);
        if (answer.status < 300) world.learn(answer.text);
      }
    }
    client.close();
    await this.deleteTemplate();
  }

  /** One that nothing uses, which chance alone may never come to. */
  private async deleteTemplate(): Promise<void> {
    const { http } = this.platform;
    const template = { id: 'needless', name: 'Needless', template: 'You are an assistant.' };
    await http.post('/v1/prompts').send(template).expect(201);
    const { status } = await http.delete('/v1/prompts/needless');
    const operation = operations.find(({ operationId }) => operationId === 'Prompts_deletePromptTemplate');
    if (operation) this.tally.add(operation, status);
  }

  /** Files of a conversation's own: they come in a form, and the conversation is searched with them. */
  private async attachFiles(): Promise<void> {
    const { http } = this.platform;
    const id = await createConversation(http, { user_id: 'user_123', config: { enable_rag: true } });
    const path = `/v1/conversations/${id}/documents`;
    const note = (name: string, { status }: { status: number }): void => {
      const operation = operations.find(({ operationId }) => operationId === `ConversationDocuments_${name}`);
      if (operation) this.tally.add(operation, status);
    };
    const added = await http.post(path).attach('file', Buffer.from('A card of one’s own.'), 'card.txt');
    note('add', added);
    const file = `${path}/${(added.body as { id: string }).id}`;
    note('get', await http.get(file));
    await http.post(`/v1/conversations/${id}/messages`).send({ content: 'What of the card?' });
    note('remove', await http.delete(file));
    const other = await http.post(path).attach('file', Buffer.from('Another card.'), 'other.txt');
    // Once it is read, it has to be swept away.
    await http.get(`/v1/knowledge/documents/${(other.body as { id: string }).id}/events`);
    await http.delete(`/v1/conversations/${id}`).query({ erase: true });
  }

  /** Searches, in small and in large, with each kind of filter. */
  private async search(): Promise<void> {
    const { http } = this.platform;
    const filters = [
      {},
      { category: 'cards' },
      { document_id: `doc_${LARGE}_7` },
      { metadata: { kind: 'a' } },
    ];
    for (const application of [APPLICATION, LARGE]) {
      for (const filter of filters) {
        const body = { application_id: application, query: 'card account transfre', top_k: 20, filter };
        await http.post('/v1/knowledge/search').send(body);
        const explained = { ...body, document_id: `doc_${LARGE}_7` };
        await http.post('/v1/knowledge/search/explain').send(explained);
      }
    }
  }

  /** Lists by whatever they can be filtered by, from the start and from a place on. */
  private async lookAround(): Promise<void> {
    const { http } = this.platform;
    for (const [path, filters] of [
      ['/v1/knowledge/documents', [{}, { category: 'cards' }, ...DOCUMENT_FILTERS]],
      ['/v1/conversations', [{}, { user_id: 'user_1' }, { archived: true }]],
      ['/v1/feedback', [{}, { rating: 'up' }, { reason: 'slow' }, { rating: 'up', reason: 'slow' }]],
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
  private async queueMessages(): Promise<void> {
    const waiting = await createConversation(this.slow.http);
    await sendStreaming(this.slow, waiting, { content: 'one' }, { 'idempotency-key': 'first' });
    const two = await sendStreaming(this.slow, waiting, { content: 'two' });
    const three = await sendStreaming(this.slow, waiting, { content: 'three' });
    const queue = `/v1/conversations/${waiting}/queue`;
    await this.slow.http
      .patch(`${queue}/${runIdOf(two)}`)
      .send({ content: 'two, better' })
      .expect(200);
    await this.slow.http.delete(`${queue}/${runIdOf(three)}`).expect(200);
    const { http } = this.platform;
    const limits = {
      tokens_per_day: 1_000_000,
      user_tokens_per_day: 1_000_000,
      knowledge_characters: 1_000_000_000,
    };
    await http.patch(`/v1/applications/${APPLICATION}/limits`).send(limits).expect(200);
    const id = await createConversation(http, { user_id: 'user_1' });
    await http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
    const document = {
      application_id: APPLICATION,
      title: 'One more',
      category: 'cards',
      content: 'A card.',
    };
    await http.post('/v1/knowledge/documents').send(document).expect(201);
  }

  /** What is done every second, or every hour, between the requests. */
  private async sweep(): Promise<void> {
    const { app } = this.platform;
    await app.get(RunReaper).reap();
    await app.get(RunLeases).renew();
    await app.get(ConversationSweeper).sweep();
    await app.get(IdempotencyKeys).sweep();
    await app.get(UserEraser).resume();
    await app.get(UnfinishedErasures).resume();
    await app.get(RenewalsRepository).findOld();
    await app.get(CorporaRepository).unfinishedBy('openai:first');
    const database = app.get(Database);
    await database.transaction(() => app.get(StreamTicketsRepository).deleteExpired(Date.now()));
    await this.searchConversations();
    await this.expire();
  }

  /** Reads what was said, and looks for words of it: from the start, from a title on, and from a message on. */
  private async searchConversations(): Promise<void> {
    const { app, http } = this.platform;
    const indexer = app.get(MessageIndexer);
    while (await indexer.step());
    const query = { application_id: APPLICATION, user_id: 'user_1', q: 'hello' };
    for (const place of [undefined, '2conv_0', 'msg_0']) {
      const cursor = place && Buffer.from(`${Date.now()}:${place}`).toString('base64url');
      await http
        .get('/v1/conversation-search')
        .query({ ...query, ...(cursor && { cursor }) })
        .expect(200);
    }
  }

  /** Has all that an application keeps be over. */
  private async expire(): Promise<void> {
    const { app, http } = this.platform;
    const days = { manifest_retention_days: 1, document_retention_days: 1, run_event_retention_days: 1 };
    timeTravel(this.platform)(YEAR_MINUTES);
    // What is of a conversation first, and then conversations with all that is left.
    for (const changes of [days, { message_retention_days: 1 }]) {
      await http.patch(`/v1/applications/${APPLICATION}`).send(changes).expect(200);
      await app.get(RetentionSweeper).sweep();
    }
  }

  /** With a key and with tokens, to what is the caller's. */
  private async comeIn(): Promise<void> {
    const { http } = this.platform;
    const id = await createConversation(http, { user_id: 'user_1' });
    const reply = await http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
    const admin = await closeTheDoor(this.platform);
    const { key, id: keyId } = await makeKey(this.platform, admin, { application_id: APPLICATION });
    const token = await makeToken(this.platform, key, { user_id: 'user_1', conversation_id: id });
    const run = `/v1/runs/${(reply.body as { run_id: string }).run_id}`;
    for (const path of [`/v1/conversations/${id}`, run]) {
      for (const credential of [key, token]) await http.get(path).set(bearer(credential)).expect(200);
    }
    await http.get('/v1/knowledge/documents/doc_0').set(bearer(key)).expect(404);
    await http.get('/v1/prompts').set(bearer(key)).expect(200);
    const origin = 'https://page.example';
    const own = `/v1/applications/${APPLICATION}`;
    await http
      .patch(own)
      .set(bearer(key))
      .send({ allowed_origins: [origin] })
      .expect(200);
    await http.get(own).set(bearer(key)).set('Origin', origin).expect(200);
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
}
