import { attempt, type Request } from '../support/access-walk/attempt.js';
import { Tenant, type Things } from '../support/access-walk/tenant.js';
import { bodySchema, operationsOf, readOpenApi, resolve } from '../support/openapi-fuzz/openapi.js';
import { closeTheDoor, type Headers } from '../support/tenants.js';
import { usePlatform } from '../support/use-platform.js';

const document = await readOpenApi();
const operations = operationsOf(document);

/** What may be an id of somebody's, by its name. */
const IS_ID = /(?:_ids?|^before|^after|^cursor|^parent|^filter|-ID|-Key)$/;

type Owned = Things & { event: string; cursor: string };
type Position = [where: string, make: (own: Owned, foreign: Owned) => Partial<Request> & { path: string }];

const conversationOf = ({ conversation_id }: Things): string => `/v1/conversations/${conversation_id}`;
const post = (path: string, body: Record<string, unknown>) => ({ method: 'POST', path, body });
const search = { query: 'secret', top_k: 5 };

/** An own thing with another's inside, in every place where a request may have an id. */
const POSITIONS: readonly Position[] = [
  ...['pin', 'unpin'].map((name): Position => [
    `Messages_${name} message_id`,
    (own, { message_id }) => post(`${conversationOf(own)}/messages/${message_id}/${name}`, {}),
  ]),
  [
    'Messages_regenerate message_id',
    (own, { message_id }) => post(`${conversationOf(own)}/messages/${message_id}/regenerate`, {}),
  ],
  [
    'Messages_continueReply message_id',
    (own, { message_id }) => post(`${conversationOf(own)}/messages/${message_id}/continue`, {}),
  ],
  [
    'Messages_select message_id',
    (own, { message_id }) => post(`${conversationOf(own)}/messages/${message_id}/select`, {}),
  ],
  [
    'Queue_edit run_id',
    (own, { run_id }) => ({
      method: 'PATCH',
      path: `${conversationOf(own)}/queue/${run_id}`,
      body: { content: 'mine' },
    }),
  ],
  [
    'Queue_withdraw run_id',
    (own, { run_id }) => ({ method: 'DELETE', path: `${conversationOf(own)}/queue/${run_id}` }),
  ],
  [
    'Messages_send parent_id',
    (own, { message_id }) =>
      post(`${conversationOf(own)}/messages`, { content: 'mine', parent_id: message_id }),
  ],
  [
    'Messages_stream parent_id',
    (own, { message_id }) =>
      post(`${conversationOf(own)}/messages/stream`, { content: 'mine', parent_id: message_id }),
  ],
  ...['send', 'stream'].map((name): Position => [
    `Messages_${name} document_ids`,
    (own, { file_id }) =>
      post(`${conversationOf(own)}/messages${name === 'stream' ? '/stream' : ''}`, {
        content: 'mine',
        document_ids: [file_id],
      }),
  ]),
  [
    'Conversations_fork message_id',
    (own, { message_id }) => post(`${conversationOf(own)}/fork`, { message_id }),
  ],
  [
    'Messages_list before',
    (own, { message_id }) => ({ path: `${conversationOf(own)}/messages?before=${message_id}` }),
  ],
  [
    'Tokens_createToken conversation_id',
    (_own, { conversation_id }) => post('/v1/client-tokens', { user_id: 'user_foreign', conversation_id }),
  ],
  [
    'Feedback_give message_id',
    (own, { message_id }) => ({
      method: 'PUT',
      path: `${conversationOf(own)}/messages/${message_id}/feedback`,
      body: { rating: 'up' },
    }),
  ],
  [
    'Feedback_withdraw message_id',
    (own, { message_id }) => ({
      method: 'DELETE',
      path: `${conversationOf(own)}/messages/${message_id}/feedback`,
    }),
  ],
  [
    'Shares_revoke share_id',
    (own, { share_id }) => ({ method: 'DELETE', path: `${conversationOf(own)}/shares/${share_id}` }),
  ],
  [
    'ConversationDocuments_get file_id',
    (own, { file_id }) => ({ path: `${conversationOf(own)}/documents/${file_id}` }),
  ],
  [
    'ConversationDocuments_remove file_id',
    (own, { file_id }) => ({ method: 'DELETE', path: `${conversationOf(own)}/documents/${file_id}` }),
  ],
  [
    'SigningKeys_remove signing_key_id',
    ({ application_id }, { signing_key_id }) => ({
      method: 'DELETE',
      path: `/v1/applications/${application_id}/signing-keys/${signing_key_id}`,
    }),
  ],
];

/** The same, where it is no refusal that keeps the other's things from showing. */
const HARMLESS: readonly Position[] = [
  ['Runs_events after', ({ run_id }, { event }) => ({ path: `/v1/runs/${run_id}/events?after=${event}` })],
  [
    'Runs_events Last-Event-ID',
    ({ run_id }, { event }) => ({ path: `/v1/runs/${run_id}/events`, headers: { 'last-event-id': event } }),
  ],
  [
    'Messages_followActive Last-Event-ID',
    (own, { event }) => ({ path: `${conversationOf(own)}/stream`, headers: { 'last-event-id': event } }),
  ],
  [
    'Messages_continueReply Idempotency-Key',
    (own) => ({
      ...post(`${conversationOf(own)}/messages/${own.message_id}/continue`, {}),
      headers: { 'idempotency-key': 'fourth' },
    }),
  ],
  [
    'Messages_send Idempotency-Key',
    (own) => ({
      ...post(`${conversationOf(own)}/messages`, { content: 'mine' }),
      headers: { 'idempotency-key': 'shared' },
    }),
  ],
  [
    'Messages_stream Idempotency-Key',
    (own) => ({
      ...post(`${conversationOf(own)}/messages/stream`, { content: 'mine' }),
      headers: { 'idempotency-key': 'other' },
    }),
  ],
  [
    'Messages_regenerate Idempotency-Key',
    (own) => ({
      ...post(`${conversationOf(own)}/messages/${own.message_id}/regenerate`, {}),
      headers: { 'idempotency-key': 'third' },
    }),
  ],
  [
    'Knowledge_search filter',
    (_own, { document_id }) => post('/v1/knowledge/search', { ...search, filter: { document_id } }),
  ],
  [
    'Knowledge_explain filter',
    ({ document_id }, foreign) =>
      post('/v1/knowledge/explain', { ...search, document_id, filter: { document_id: foreign.document_id } }),
  ],
  [
    'Knowledge_explain document_id',
    (_own, { document_id }) => post('/v1/knowledge/explain', { ...search, document_id }),
  ],
  ['Conversations_list cursor', (_own, { cursor }) => ({ path: `/v1/conversations?cursor=${cursor}` })],
  [
    'ConversationErasures_erase conversation_ids',
    (own, { conversation_id }) =>
      post('/v1/conversation-erasures', {
        application_id: own.application_id,
        conversation_ids: [conversation_id],
      }),
  ],
  ['Feedback_list cursor', (_own, { cursor }) => ({ path: `/v1/feedback?cursor=${cursor}` })],
  [
    'ConversationSearch_search cursor',
    (_own, { cursor }) => ({
      path: `/v1/conversation-search?q=secret&user_id=user_foreign&cursor=${cursor}`,
    }),
  ],
  ['Documents_list cursor', (_own, { cursor }) => ({ path: `/v1/knowledge/documents?cursor=${cursor}` })],
  ['Usage_list cursor', (_own, { cursor }) => ({ path: `/v1/usage?cursor=${cursor}` })],
  ['Prompts_listPromptTemplates cursor', (_own, { cursor }) => ({ path: `/v1/prompts?cursor=${cursor}` })],
];

/** Named in the walk, or of nobody: whom a request is about, and the names that something new is to have. */
const ELSEWHERE = [
  / application_id$/,
  / user_id$/,
  /^Keys_list cursor$/,
  /^Applications_update prompt_template_id$/,
  /^Prompts_createPromptTemplate id$/,
];

describe('an id of another in a request of one’s own', () => {
  const platform = usePlatform();
  let own: Owned;
  let foreign: Owned;
  let as: Headers;
  let tenant: Tenant;
  let victim: Tenant;
  let theirReply: string;

  beforeAll(async () => {
    const admin = await closeTheDoor(platform);
    victim = await Tenant.create(platform, admin, 'victim');
    tenant = await Tenant.create(platform, admin, 'foreign');
    as = tenant.key;
    [foreign, own] = (await Promise.all(
      [victim, tenant].map(async (each) => {
        const things = await each.have({ cut: true });
        const cursor = Buffer.from(`${Date.now() + 60_000}:${things.conversation_id}`).toString('base64url');
        return { ...things, event: `${things.run_id}:1`, cursor };
      }),
    )) as [Owned, Owned];
    const sent = platform.http.post(`${conversationOf(foreign)}/messages`).set(victim.key);
    const reply = await sent.set('idempotency-key', 'shared').send({ content: victim.secret }).expect(201);
    theirReply = (reply.body as { id: string }).id;
  });

  it('is tried in every place that a request has for one', () => {
    const places = operations.flatMap((operation) => {
      const schema = bodySchema(operation);
      const fields = Object.keys(schema ? (resolve(document, schema).properties ?? {}) : {});
      const [, ...inside] = operation.path.match(/(?<=\{)\w+(?=\})/g) ?? [];
      const outside = (operation.parameters ?? [])
        .filter((parameter) => parameter.in !== 'path')
        .map(({ name }) => name);
      return [...fields, ...outside, ...inside]
        .filter((name) => IS_ID.test(name))
        .map((name) => `${operation.operationId} ${name}`);
    });
    const tried = [...POSITIONS, ...HARMLESS].map(([where]) => where);
    const missing = places.filter(
      (place) => !tried.includes(place) && !ELSEWHERE.some((known) => known.test(place)),
    );
    expect(missing).toEqual([]);
    expect(tried.filter((place) => !places.includes(place))).toEqual([]);
  });

  async function send(make: Position[1]): Promise<{ status: number; text: string }> {
    const request = { method: 'GET', headers: {}, body: undefined, ...make(own, foreign) };
    const answer = await attempt(platform.url, request, as, true);
    for (const theirs of [victim.secret, theirReply]) expect(answer.text).not.toContain(theirs);
    return answer;
  }

  it.each(POSITIONS)('is refused: %s', async (_where, make) => {
    const { status } = await send(make);
    expect([404, 422]).toContain(status);
  });

  it.each(HARMLESS)('shows nothing: %s', async (_where, make) => {
    const { status } = await send(make);
    expect([200, 201, 204]).toContain(status);
  });

  it('is an application’s own where a form names it', async () => {
    const form = (fields: Record<string, string>) => {
      const request = platform.http.post('/v1/knowledge/documents').set(as);
      for (const [name, value] of Object.entries(fields)) void request.field(name, value);
      return request.attach('file', Buffer.from('Some words.'), 'words.txt');
    };
    const refused = await form({ application_id: victim.applicationId });
    expect(refused.body).toMatchObject({ status: 403, code: 'application_not_yours' });
    const added = await form({}).expect(202);
    const { id } = added.body as { id: string };
    await platform.http.get(`/v1/knowledge/documents/${id}`).set(victim.key).expect(404);
    await platform.http.get(`/v1/knowledge/documents/${id}`).set(as).expect(200);
  });

  it.each(['/V1/Conversations/', '/v1//conversations/', '/v1/conversations/./', '/v1/%63onversations/'])(
    'is another’s however the path is written: %s',
    async (path) => {
      const answer = await attempt(
        platform.url,
        { method: 'GET', path: `${path}${foreign.conversation_id}`, headers: {}, body: undefined },
        as,
      );
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain(victim.secret);
    },
  );

  it('is not what a user may fill the prompt with', async () => {
    const create = platform.http.post('/v1/conversations').set(tenant.token);
    const { body } = await create.send({ metadata: { customer_tier: 'gold' } }).expect(403);
    expect(body).toMatchObject({ code: 'access_denied' });
    const { body: mine } = await platform.http
      .post('/v1/conversations')
      .set(tenant.token)
      .send({})
      .expect(201);
    expect(mine).toMatchObject({ application_id: tenant.applicationId, user_id: tenant.userId });
    const other = platform.http.post('/v1/conversations').set(tenant.token);
    expect((await other.send({ user_id: 'user_else' }).expect(403)).body).toMatchObject({
      code: 'user_not_yours',
    });
  });

  it('as a prompt template is none that replies could be made of', async () => {
    const settings = { prompt_template_id: foreign.template_id };
    const application = `/v1/applications/${tenant.applicationId}`;
    await platform.http.patch(application).set(as).send(settings).expect(200);
    const { id } = (await platform.http.post('/v1/conversations').set(as).send({})).body as { id: string };
    const sent = await platform.http.post(`/v1/conversations/${id}/messages`).set(as).send({ content: 'x' });
    expect(sent.body).toMatchObject({ status: 404, code: 'prompt_template_not_found' });
  });
});
