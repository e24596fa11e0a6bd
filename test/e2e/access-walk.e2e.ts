import { attempt, type Answer, type Request, requestOf } from '../support/access-walk/attempt.js';
import { worthless } from '../support/access-walk/intruders.js';
import { Tenant, type Things } from '../support/access-walk/tenant.js';
import {
  BY_COOKIE,
  NAMES_NOTHING,
  OF_ALL_USERS,
  type Role,
  WHO_MAY,
} from '../support/access-walk/who-may.js';
import { type Operation, operationsOf, readOpenApi } from '../support/openapi-fuzz/openapi.js';
import { bearer, closeTheDoor, type Headers, inCookie, makeKey, makeToken } from '../support/tenants.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const SCOPES = ['chat', 'knowledge', 'manage'] as const;
const REFUSED = [401, 403, 404];

const document = await readOpenApi();
const operations = operationsOf(document);
const guarded = operations.filter(({ operationId }) => WHO_MAY[operationId] !== 'everyone');
const named = (list: readonly Operation[]) =>
  list.map((operation) => [operation.operationId, operation] as const);

/** Every operation of the document, by everybody who may not, and by those who may. */
describe('who may come in', () => {
  const { platform } = usePlatformWithUpstream({ DEFAULT_MODEL: 'offline' });
  let admin: string;
  let victim: Tenant;
  let things: Things;
  let queue: Things;
  let nobodies: Record<string, Headers>;
  let others: Record<string, Headers>;
  let ofEachScope: Record<string, Headers>;
  let refused = 0;
  let admitted = 0;

  beforeAll(async () => {
    const travel = timeTravel(platform);
    admin = await closeTheDoor(platform);
    victim = await Tenant.create(platform, admin, 'victim');
    const foreign = await Tenant.create(platform, admin, 'foreign');
    nobodies = await worthless(platform, admin, victim, travel);
    things = { ...(await victim.have()), key_id: await aKey() };
    queue = { ...things, ...(await victim.have({ queued: true })) };
    const { conversation_id: elsewhere } = await victim.have();
    const key = victim.key.authorization!.replace('Bearer ', '');
    const own = { user_id: victim.userId, ttl_seconds: 3_600 };
    others = {
      'another application’s key': foreign.key,
      'another application’s user': foreign.token,
      'another user': bearer(await makeToken(platform, key, { ...own, user_id: 'user_other' })),
      'a token for another conversation': bearer(
        await makeToken(platform, key, { ...own, conversation_id: elsewhere }),
      ),
    };
    ofEachScope = {};
    for (const scope of SCOPES) {
      const request = { application_id: victim.applicationId, scopes: [scope] };
      ofEachScope[scope] = bearer((await makeKey(platform, admin, request)).key);
    }
  });

  afterAll(() => {
    process.stdout.write(
      `ACCESS_WALK: ${operations.length} operations, ${refused} refused, ${admitted} admitted\n`,
    );
  });

  async function aKey(): Promise<string> {
    return (await makeKey(platform, admin, { application_id: victim.applicationId })).id;
  }

  function aboutTheVictim(operation: Operation): Request {
    const has = operation.operationId.startsWith('Queue_') ? queue : things;
    return requestOf(document, operation, has, victim);
  }

  async function expectRefused(operation: Operation, as: Headers, statuses = REFUSED): Promise<void> {
    const answer = await attempt(platform.url, aboutTheVictim(operation), as);
    refused += 1;
    expect(statuses).toContain(answer.status);
    expectNothingOf(answer);
  }

  function expectNothingOf({ text }: Answer): void {
    expect(text).not.toContain(victim.secret);
  }

  it.each(named(operations))('has an entry for %s, and the document says the same', (_id, operation) => {
    const who = WHO_MAY[operation.operationId];
    expect(who).toBeDefined();
    const { security } = operation as { security?: unknown[] };
    expect((security ?? []).length > 0).toBe(who !== 'everyone');
    for (const status of who === 'everyone' ? [] : ['401', '403'])
      expect(operation.responses).toHaveProperty(status);
  });

  it('has no entry for what there is not', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(Object.keys(WHO_MAY).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(named(guarded))('lets nobody in to %s with what is worth nothing', async (_id, operation) => {
    for (const as of Object.values(nobodies)) await expectRefused(operation, as, [401]);
  });

  it.each(named(guarded))('lets nobody in to %s who may do other things', async (_id, operation) => {
    const who = WHO_MAY[operation.operationId] as readonly Role[];
    for (const scope of SCOPES)
      if (!who.includes(scope)) await expectRefused(operation, ofEachScope[scope]!, [403]);
    if (!who.includes('admin')) await expectRefused(operation, bearer(admin), [403]);
    if (!who.includes('user')) await expectRefused(operation, victim.token, [403]);
  });

  it.each(named(guarded))('lets nobody else in to what somebody has by %s', async (id, operation) => {
    for (const [who, as] of Object.entries(others)) {
      const isOfSameApplication = who === 'another user' || who === 'a token for another conversation';
      if (isOfSameApplication && OF_ALL_USERS.includes(id)) continue;
      if (NAMES_NOTHING.includes(id))
        expectNothingOf(await attempt(platform.url, aboutTheVictim(operation), as));
      else await expectRefused(operation, as, [403, 404]);
    }
  });

  it.each(named(guarded))(
    'lets a cookie in to %s where it is a stream of one’s own',
    async (id, operation) => {
      const tokens = { ...nobodies, ...others, 'a key': victim.key };
      // There is one stream that is not for users, who are known by their cookies there.
      const refusals = [id === 'Documents_events' ? 403 : 401, 401];
      for (const as of Object.values(tokens)) {
        if (as.authorization === undefined) continue;
        const isGood = Object.values(others).includes(as) && as !== others['another application’s key'];
        const statuses = BY_COOKIE.includes(id) && isGood ? [404] : refusals;
        await expectRefused(operation, inCookie(as), statuses);
      }
      const own = inCookie(victim.token);
      const fromPages = { ...own, 'sec-fetch-site': 'same-site' };
      await expectRefused(operation, fromPages, operation.method === 'get' ? [401] : [401, 403]);
      if (!BY_COOKIE.includes(id)) {
        await expectRefused(operation, own, refusals);
        return;
      }
      const { status } = await attempt(platform.url, aboutTheVictim(operation), own);
      expect(Math.floor(status / 100)).toBe(2);
      // What is written counts, not what comes along.
      await expectRefused(operation, { ...own, ...bearer('nothing') }, [401]);
      admitted += 1;
    },
  );

  it('answers what is another’s to the letter as what is not there', async () => {
    for (const operation of guarded.filter(({ path }) => /\{(?!application|key)\w+\}/.test(path))) {
      const isQueue = operation.operationId.startsWith('Queue_');
      const [name] = /(?<=\{)\w+(?=\})/.exec(operation.path)!;
      const there = aboutTheVictim(operation);
      const id = (isQueue ? queue : things)[name]!;
      const absent = `${id.slice(0, -4)}0000`;
      const foreign = others['another application’s key']!;
      if (operation.path.startsWith('/v1/applications')) continue;
      const found = await attempt(platform.url, there, foreign);
      const missed = await attempt(platform.url, { ...there, path: there.path.replace(id, absent) }, foreign);
      expect(found).toEqual({ ...missed, text: missed.text.replaceAll(absent, id) });
      refused += 2;
    }
  });

  it('has left everything as it was', async () => {
    const conversation = `/v1/conversations/${things.conversation_id}`;
    const { body } = await platform.http.get(conversation).set(victim.key).expect(200);
    expect(body).toMatchObject({
      state: 'ACTIVE',
      messages: [{ content: victim.secret }, { role: 'assistant' }],
    });
    const waiting = await platform.http
      .get(`/v1/conversations/${queue.conversation_id}/queue`)
      .set(victim.key);
    expect(waiting.body).toMatchObject([{ content: victim.secret }]);
    await platform.http.get(`/v1/knowledge/documents/${things.document_id}`).set(victim.key).expect(200);
    await platform.http.get(`/v1/prompts/${things.template_id}`).set(victim.key).expect(200);
  });

  it.each(named(guarded))('lets those in to %s who may', async (id, operation) => {
    for (const role of WHO_MAY[id] as readonly Role[]) {
      const as = role === 'user' ? victim.token : role === 'admin' ? bearer(admin) : ofEachScope[role]!;
      // A template of everybody's for who is of no application.
      const maker = role === 'admin' ? bearer(admin) : victim.key;
      const state = { queued: id.startsWith('Queue_'), cut: id === 'Messages_continueReply' };
      const own = await victim.have({ ...state, as: maker });
      if (id === 'Conversations_resume')
        await platform.http
          .post(`/v1/conversations/${own.conversation_id}/pause`)
          .set(victim.key)
          .expect(200);
      const request = requestOf(document, operation, { ...own, key_id: await aKey() }, victim);
      // Neither is for users: of `config`, as long as the application does not say so.
      if (role === 'user') delete request.body?.metadata;
      if (role === 'user' && id === 'Conversations_create') delete request.body?.config;
      const answer = await attempt(platform.url, request, as);
      expect({ role, ...answer, status: Math.floor(answer.status / 100) }).toMatchObject({ role, status: 2 });
      admitted += 1;
    }
  });
});
