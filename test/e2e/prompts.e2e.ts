import { type Response } from 'supertest';
import { expectProblem } from '../support/problem.js';
import { converse } from '../support/requests.js';
import { startApp, type TestApp } from '../support/test-app.js';

const PROMPTS = '/v1/prompts';

describe('prompt templates', () => {
  let platform: TestApp;

  beforeAll(async () => {
    platform = await startApp();
  });

  afterAll(() => platform.close());

  const register = (id: string, template = 'Hello.') =>
    platform.http.post(PROMPTS).send({ id, name: id, template }).expect(201);

  it('come in pages that each say where the next one is', async () => {
    const ids = ['default_assistant', ...Array.from({ length: 6 }, (_, number) => `paged_${number}`)];
    for (const id of ids.slice(1)) await register(id);
    const seen: string[][] = [];
    let path: string | undefined = `${PROMPTS}?limit=3`;
    while (path !== undefined) {
      const response: Response = await platform.http.get(path).expect(200);
      seen.push((response.body as { id: string }[]).map(({ id }) => id));
      path = /<([^>]+)>; rel="next"/.exec(response.headers.link ?? '')?.[1];
    }
    expect(seen.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(seen.flat().sort()).toEqual([...ids].sort());
    const { headers } = await platform.http.get(PROMPTS).expect(200);
    expect(headers).not.toHaveProperty('link');
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'page=2'])('refuse %s', async (query) => {
    const response = await platform.http.get(`${PROMPTS}?${query}`);
    const [field = ''] = query.split('=');
    expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
  });

  it('can be deleted, and another may have the name then', async () => {
    await register('short_lived', 'The first.');
    const path = `${PROMPTS}/short_lived`;
    await platform.http.get(path).expect(200);
    await platform.http.delete(path).expect(204);
    expectProblem(await platform.http.get(path), { status: 404, code: 'prompt_template_not_found' });
    expectProblem(await platform.http.delete(path), { status: 404, code: 'prompt_template_not_found' });
    await register('short_lived', 'The second.');
    expect((await platform.http.get(path).expect(200)).body).toMatchObject({ template: 'The second.' });
  });

  it('stay while an application uses them, and the first of all for ever', async () => {
    await register('in_use');
    const setting = { prompt_template_id: 'in_use' };
    await platform.http.patch('/v1/applications/app_retail_banking').send(setting).expect(200);
    await converse(platform);
    for (const id of ['in_use', 'default_assistant']) {
      const response = await platform.http.delete(`${PROMPTS}/${id}`);
      expectProblem(response, { status: 409, code: 'prompt_template_in_use' });
    }
    await converse(platform);
    const other = { prompt_template_id: 'default_assistant' };
    await platform.http.patch('/v1/applications/app_retail_banking').send(other).expect(200);
    await platform.http.delete(`${PROMPTS}/in_use`).expect(204);
  });
});
