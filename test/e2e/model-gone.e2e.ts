import { expectProblem } from '../support/problem.js';
import { createConversation, startApp } from '../support/test-app.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('a conversation whose model is not configured any more', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase();
  });

  afterEach(() => database.remove());

  it('says so, answers in no other model’s name, and goes on with another that is chosen', async () => {
    const before = await startApp({ DATABASE_URL: database.url, OPENAI_BASE_URL: 'http://127.0.0.1:9' });
    const id = await createConversation(before.http, { config: { model: 'openai:gone' } });
    await before.close();

    const after = await startApp({ DATABASE_URL: database.url });
    const path = `/v1/conversations/${id}`;
    const gone = { status: 422, code: 'model_not_configured', fields: ['config.model'] };
    expectProblem(await after.http.post(`${path}/messages`).send({ content: 'one' }), gone);
    expectProblem(await after.http.patch(path).send({ config: { temperature: 1 } }), gone);
    expect((await after.http.get(path).expect(200)).body).toMatchObject({
      ...{ messages: [], config: { model: 'openai:gone', temperature: 0.7 } },
    });
    await after.http
      .patch(path)
      .send({ config: { model: 'offline' } })
      .expect(200);
    await after.http.post(`${path}/messages`).send({ content: 'one' }).expect(201);
    await after.close();
  });
});
