import { type Response } from 'supertest';
import { readOpenApi } from '../support/openapi-fuzz/openapi.js';
import { expectProblem } from '../support/problem.js';
import { createConversation } from '../support/test-app.js';
import { usePlatform } from '../support/use-platform.js';

const document = await readOpenApi();

interface RawBody {
  what: string;
  type?: string;
  encoding?: string;
  body: string | Buffer;
}

const JSON_TYPE = 'application/json';
const BODY = '{"application_id":"app_1"}';

const UNREADABLE: RawBody[] = [
  { what: 'a body that stops in the middle', body: '{"application_id":' },
  { what: 'a body that is no JSON', body: '{application_id:app_1}' },
  { what: 'two bodies in one', body: BODY + BODY },
  { what: 'a body of white space', body: ' \n' },
  { what: 'bytes that are not UTF-8', body: Buffer.from([0x7b, 0xff, 0x7d]) },
  { what: 'a body that is not compressed as it says', encoding: 'gzip', body: BODY },
];

const UNSUPPORTED: RawBody[] = [
  { what: 'plain text', type: 'text/plain', body: BODY },
  { what: 'a form', type: 'application/x-www-form-urlencoded', body: 'application_id=app_1' },
  { what: 'a form of parts', type: 'multipart/form-data; boundary=x', body: '--x--' },
  { what: 'another kind of JSON', type: 'application/vnd.api+json', body: BODY },
  { what: 'UTF-16', type: `${JSON_TYPE}; charset=utf-16`, body: Buffer.from(BODY, 'utf16le') },
  { what: 'Latin-1', type: `${JSON_TYPE}; charset=iso-8859-1`, body: BODY },
  { what: 'an unknown compression', encoding: 'snail', body: BODY },
];

/** By path: the methods that the document has for it, in the order of the header `Allow`. */
const methods = new Map(
  Object.entries(document.paths).map(([path, operations]) => {
    const names = Object.keys(operations).map((method) => method.toUpperCase());
    return [path, [...names, ...(names.includes('GET') ? ['HEAD'] : [])].sort()];
  }),
);

const wrongMethods = [...methods].flatMap(([path, taken]) =>
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
    .filter((method) => !taken.includes(method))
    .map((method) => ({ method, path, allow: taken.join(', ') })),
);

describe('as HTTP has it', () => {
  const platform = usePlatform({ MAX_BODY_BYTES: '20000' });
  let id: string;

  beforeAll(async () => {
    id = await createConversation(platform.http);
  });

  function send(method: string, path: string): Promise<Response> {
    const filled = path.replaceAll(/\{\w+\}/g, 'some_id');
    return platform.http[method.toLowerCase() as 'get'](filled).then((response) => response);
  }

  function create({ type = JSON_TYPE, encoding, body }: RawBody): Promise<Response> {
    const request = platform.http.post('/v1/conversations').set('Content-Type', type);
    if (encoding !== undefined) request.set('Content-Encoding', encoding);
    const asItStands = request.serialize((bytes: unknown) => bytes as string).send(body);
    return asItStands.then((response) => response);
  }

  it.each(UNREADABLE)('$what is a malformed request', async (raw) => {
    expectProblem(await create(raw), { status: 400, code: 'malformed_request' });
  });

  it.each([
    '/v1/conversations/%zz',
    '/v1/conversations/%ff/messages',
    '/v1/applications/%',
    '/v1/prompts/%e9',
    '/v1/nothing/%zz',
    '/v1/conversations?application_id=%zz',
    '/v1/conversations?application_id=%ff',
    '/v1/knowledge/documents?application_id=a&cursor=100%',
  ])('GET %s is a malformed request', async (path) => {
    expectProblem(await send('GET', path), { status: 400, code: 'malformed_request' });
  });

  it.each(UNSUPPORTED)('$what is an unsupported media type', async (raw) => {
    expectProblem(await create(raw), { status: 415, code: 'unsupported_media_type' });
  });

  it.each(['post', 'patch', 'delete'] as const)('too large a body is refused: %s', async (method) => {
    const body = { title: 'x'.repeat(20_000) };
    const response = await platform.http[method](`/v1/conversations/${id}`).send(body);
    expectProblem(response, { status: 413, code: 'body_too_large' });
  });

  it.each(['/v1', '/v1/nothing', '/v2/conversations', '/assets/none.js', '/docs/none.js', '/.env'])(
    'GET %s finds no route',
    async (path) => {
      expectProblem(await send('GET', path), { status: 404, code: 'route_not_found' });
    },
  );

  it.each(wrongMethods)('$method $path is refused: it takes $allow', async ({ method, path, allow }) => {
    const response = await send(method, path);
    const { detail } = expectProblem(response, { status: 405, code: 'method_not_allowed' });
    expect(response.headers.allow).toBe(allow);
    expect(detail).toContain(allow);
  });

  it.each([...methods])('OPTIONS %s answers %j', async (path, taken) => {
    const { status, headers, text } = await send('OPTIONS', path);
    expect({ status, allow: headers.allow, text }).toEqual({
      status: 204,
      allow: taken.join(', '),
      text: '',
    });
  });

  it.each(['/', '/health', '/v1/models', '/v1/conversations', '/v1/runs/none', '/v1/nothing', '/docs'])(
    'HEAD %s is what GET is, without the body',
    async (path) => {
      const [head, get] = [await send('HEAD', path), await send('GET', path)];
      expect(head.status).toBe(get.status);
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
      expect(head).toHaveProperty('text', undefined);
    },
  );
});
