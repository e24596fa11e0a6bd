import fc from 'fast-check';
import { Judge } from '../support/openapi-fuzz/judge.js';
import { nullPlans } from '../support/openapi-fuzz/null-bodies.js';
import { type Operation, operationsOf, readOpenApi } from '../support/openapi-fuzz/openapi.js';
import { RawClient } from '../support/openapi-fuzz/raw-request.js';
import { requestPlans, type RequestPlan, toRequest } from '../support/openapi-fuzz/request-plan.js';
import { Tally } from '../support/openapi-fuzz/tally.js';
import { World } from '../support/openapi-fuzz/world.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

const SEED = Number(process.env.FUZZ_SEED ?? 20_260_101);
const RUNS = Number(process.env.FUZZ_RUNS ?? 4_000);
/** What only a message that waits can be asked: none waits for an assistant that answers at once. See busy.e2e.ts. */
const NEED_A_QUEUE = ['Queue_edit', 'Queue_withdraw'];
/** How many requests are under way at once in the second half. */
const AT_ONCE = 16;

const document = await readOpenApi();
// Once there is a key, nothing else is let in. See access-walk.e2e.ts and keys.e2e.ts.
const operations = operationsOf(document).filter(({ tags }) => tags?.[0] !== 'access');
const runsPerOperation = Math.max(30, Math.ceil((RUNS * 0.8) / operations.length));

/** Whatever is sent to any operation of the document, the answer is one that the document promises. */
describe('the API under nonsense', () => {
  const judge = new Judge(document);
  const tally = new Tally(operations);
  let platform: TestApp;
  let client: RawClient;
  let world: World;
  let kept: { id: string; messages: unknown };

  beforeAll(async () => {
    platform = await startApp();
    client = new RawClient(platform.url);
    world = new World(platform.http);
    const id = await createConversation(platform.http);
    await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
    kept = { id, messages: await historyOf(id) };
  });

  afterAll(async () => {
    process.stdout.write(`FUZZ_SEED=${SEED}: ${tally.summary()}\n`);
    client.close();
    await platform.close();
  });

  async function historyOf(id: string): Promise<unknown> {
    const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
    return body;
  }

  async function attempt(operation: Operation, plan: RequestPlan): Promise<void> {
    const request = toRequest(operation, plan, world);
    const answer = await client.send(request);
    tally.add(operation, answer.status);
    try {
      judge.check(operation, answer);
    } catch (error) {
      const body = request.body?.toString().slice(0, 2_000) ?? 'no body';
      const sent = `${request.method} ${request.path} ${JSON.stringify(request.headers)} ${body}`;
      throw new Error(sent, { cause: error });
    }
    if (answer.status < 300) world.learn(answer.text);
  }

  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s answers as documented',
    async (_id, operation) => {
      await world.refresh(operation.path.includes('{file_id}'));
      // What only reads may read what must not change.
      if (operation.method === 'GET') world.add('conversation_id', kept.id);
      const property = fc.asyncProperty(requestPlans(document, operation), (plan) =>
        attempt(operation, plan),
      );
      await fc.assert(property, { seed: SEED, numRuns: runsPerOperation, endOnFailure: true });
    },
    60_000,
  );

  it('answers as documented to null for each field that may be left out', async () => {
    await world.refresh(false);
    for (const operation of operations) {
      for (const plan of nullPlans(document, operation, SEED)) await attempt(operation, plan);
    }
  }, 60_000);

  it('answers as documented with many requests at once', async () => {
    await world.refresh(true);
    const any = fc.oneof(
      ...operations.map((operation) =>
        requestPlans(document, operation).map((plan) => ({ operation, plan })),
      ),
    );
    const requests = fc.sample(any, { seed: SEED, numRuns: Math.ceil(RUNS * 0.2) });
    for (let at = 0; at < requests.length; at += AT_ONCE) {
      const batch = requests.slice(at, at + AT_ONCE);
      await Promise.all(batch.map(({ operation, plan }) => attempt(operation, plan)));
    }
  }, 60_000);

  it('reached every operation often, and brought each to do its work where nonsense can', () => {
    for (const operation of operations) {
      expect([operation.operationId, tally.of(operation) >= 30]).toEqual([operation.operationId, true]);
      const worked = tally.of(operation, 2) > 0 || NEED_A_QUEUE.includes(operation.operationId);
      expect([operation.operationId, worked]).toEqual([operation.operationId, true]);
    }
  });

  it('leaves the server well and what it keeps untouched', async () => {
    await platform.http.get('/health').expect(200);
    expect(await historyOf(kept.id)).toEqual(kept.messages);
  });
});
