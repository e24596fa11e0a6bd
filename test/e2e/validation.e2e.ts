import { type Response } from 'supertest';
import { expectProblem } from '../support/problem.js';
import { REFUSED_BODIES } from '../support/refused-bodies.js';
import { createConversation } from '../support/test-app.js';
import { usePlatform } from '../support/use-platform.js';

const QUERIES: [query: string, ...fields: string[]][] = [
  ['/v1/conversations', 'application_id'],
  ['/v1/conversations?application_id=', 'application_id'],
  ['/v1/conversations?application_id=a%00b', 'application_id'],
  ['/v1/conversations?application_id=a&application_id=b', 'application_id'],
  ['/v1/conversations?application_id=a&user_id=', 'user_id'],
  ['/v1/conversations?application_id=a&cursor=not-a-cursor', 'cursor'],
  ['/v1/conversations?application_id=a&cursor=', 'cursor'],
  ['/v1/conversations?application_id=a&page=2', 'page'],
  ['/v1/conversations?application_id[x]=a', 'application_id', 'application_id[x]'],
  ...['abc', '0', '-1', '1.5', '101', '', '1&limit=2'].map((limit): [string, string] => [
    `/v1/conversations?application_id=a&limit=${limit}`,
    'limit',
  ]),
  ['/v1/conversations?limit=abc&cursor=a&cursor=b', 'application_id', 'cursor', 'limit'],
  ['/v1/knowledge/documents', 'application_id'],
  ['/v1/knowledge/documents?application_id=a&limit=abc', 'limit'],
  ['/v1/knowledge/documents?application_id=a&limit=101', 'limit'],
  ['/v1/knowledge/documents?application_id=a&cursor=not-a-cursor', 'cursor'],
  ['/v1/knowledge/documents?application_id=a&colour=x', 'colour'],
  ['/v1/conversations/{id}/messages?limit=abc', 'limit'],
  ['/v1/conversations/{id}/messages?limit=0', 'limit'],
  ['/v1/conversations/{id}/messages?limit=201', 'limit'],
  ['/v1/conversations/{id}/messages?limit=1&limit=2', 'limit'],
  ['/v1/conversations/{id}/messages?before=yesterday', 'before'],
  ['/v1/conversations/{id}/messages?after=msg_1', 'after'],
  ['/v1/runs/{run_id}/events?after=yesterday', 'after'],
  ['/v1/runs/{run_id}/events?after=1&after=2', 'after'],
  ['/v1/applications/%20', 'application_id'],
  ['/v1/applications/a%00b', 'application_id'],
];

const bodies = Object.entries(REFUSED_BODIES).flatMap(([route, refusals]) =>
  refusals.map(([what, body, ...fields]) => ({ route, what, body, fields })),
);

const unknown = (count: number): string =>
  Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',');
const list = (item: string, count: number): string => `[${Array(count).fill(item).join(',')}]`;

/** A megabyte each, that is refused at the first sight of what it is. */
const FLOODS: [route: string, body: string, field: string][] = [
  ['knowledge/search', `{"application_id":"a","messages":${list('{}', 349_000)}}`, 'messages'],
  ['knowledge/search', `{"application_id":"a","messages":${list('{}', 10_000)}}`, 'messages'],
  ['knowledge/search', `{"application_id":"a","messages":${list('[]', 349_000)}}`, 'messages'],
  ['knowledge/explain', `{"application_id":"a","messages":${list('{"a":{}}', 110_000)}}`, 'messages'],
  ['conversations', `{"application_id":"a",${unknown(80_000)}}`, 'body'],
  ['conversations', `{"application_id":"a","config":{${unknown(80_000)}}}`, 'config'],
  ['conversations', `{"application_id":"a","config":${list('{}', 30_000)}}`, 'config'],
  ['conversations', `{"application_id":"a","metadata":{${unknown(80_000)}}}`, 'metadata'],
  ['prompts', `{"name":"n","template":"x","variables":${list('{}', 349_000)}}`, 'variables'],
];

const KEYED = [
  'messages',
  'messages/stream',
  'messages/{message_id}/regenerate',
  'messages/{message_id}/continue',
];
const BAD_KEYS = { 'an empty key': '', 'a key of two words': 'two words', 'a long key': 'x'.repeat(256) };

describe('a request that does not fit', () => {
  const platform = usePlatform({ MAX_BODY_BYTES: '4000000' });
  let id: string;
  let messageId: string;
  let runId: string;
  let before: unknown;

  beforeAll(async () => {
    id = await createConversation(platform.http, { application_id: 'app_1' });
    const { body } = await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' });
    ({ id: messageId, run_id: runId } = body as { id: string; run_id: string });
    before = await everything();
  });

  async function everything(): Promise<unknown[]> {
    const paths = [
      `/v1/conversations/${id}`,
      `/v1/conversations/${id}/context`,
      `/v1/conversations/${id}/queue`,
      ...['app_1', 'a'].flatMap((application) => [
        `/v1/conversations?application_id=${application}`,
        `/v1/knowledge/documents?application_id=${application}`,
        `/v1/applications/${application}`,
      ]),
      '/v1/prompts',
    ];
    return Promise.all(
      paths.map(async (path) => (await platform.http.get(path).expect(200)).body as unknown),
    );
  }

  function send(route: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const [method = '', path = ''] = route
      .replace('{id}', id)
      .replace('{run_id}', runId)
      .replace('{message_id}', messageId)
      .split(' ');
    const request = platform.http[method.toLowerCase() as 'post' | 'patch' | 'get' | 'delete'](path);
    request.set({ ...(body !== undefined && { 'content-type': 'application/json' }), ...headers });
    return request.send(typeof body === 'string' ? body : JSON.stringify(body)).then((response) => response);
  }

  it.each(bodies)('$route refuses $what, and names $fields', async ({ route, body, fields }) => {
    expectProblem(await send(route, body), { status: 422, code: 'validation_failed', fields });
  });

  it.each(QUERIES)('GET %s is refused for its %s', async (path, ...fields) => {
    expectProblem(await send(`GET ${path}`, undefined), { status: 422, code: 'validation_failed', fields });
  });

  it.each([
    ['maybe', 'erase'],
    ['', 'erase'],
    ['1', 'erase'],
    ['true&erase=true', 'erase'],
    ['true&force=true', 'force'],
  ])('DELETE /v1/conversations/{id}?erase=%s is refused for its %s', async (erase, field) => {
    const response = await send(`DELETE /v1/conversations/{id}?erase=${erase}`, undefined);
    expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
  });

  describe.each(KEYED)('%s', (route) => {
    it.each(Object.entries(BAD_KEYS))('refuses %s', async (_what, key) => {
      const body = route.includes('{message_id}') ? {} : { content: 'hello' };
      const response = await send(`POST /v1/conversations/{id}/${route}`, body, { 'Idempotency-Key': key });
      expectProblem(response, { status: 422, code: 'validation_failed', fields: ['Idempotency-Key'] });
    });
  });

  it('says what is wrong with each field', async () => {
    const body = { application_id: 'app_1', config: { temperature: 3, seed: 1 } };
    const { errors } = expectProblem(await send('POST /v1/conversations', body), {
      status: 422,
      code: 'validation_failed',
      fields: ['config.temperature', 'config.seed'],
    });
    expect(errors).toEqual([
      { field: 'config.seed', message: 'property seed should not exist' },
      { field: 'config.temperature', message: 'temperature must not be greater than 2' },
    ]);
  });

  it('answers no more than a hundred faults', async () => {
    const body = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field_${index}`, index]));
    const response = await send('POST /v1/knowledge/search', body);
    expect((response.body as { errors: unknown[] }).errors).toHaveLength(100);
    expect(response.status).toBe(422);
  });

  it.each(FLOODS)('refuses a flood to /v1/%s by its first fault', async (route, body, field) => {
    const response = await send(`POST /v1/${route}`, body);
    const { errors } = expectProblem(response, { status: 422, code: 'validation_failed', fields: [field] });
    expect(errors).toHaveLength(1);
  });

  it('has changed nothing', async () => {
    expect(await everything()).toEqual(before);
  });
});
