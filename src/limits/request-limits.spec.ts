import { jest } from '@jest/globals';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { type ApplicationPrincipal, LOCAL, type UserPrincipal } from '../auth/principal.js';
import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';
import { createRequestCounter } from './request-counter.repository.js';
import { RequestLimits } from './request-limits.js';
import { SoleOpenStreams } from './sole-open-streams.js';
import { createLimits } from './testing/create-limits.js';

const KEY: ApplicationPrincipal = {
  kind: 'application',
  keyId: 'key_1',
  applicationId: 'app',
  scopes: [],
  expiresAt: null,
};
const USER: UserPrincipal = {
  kind: 'user',
  keyId: 'key_1',
  applicationId: 'app',
  userId: 'ann',
  conversationId: undefined,
  expiresAt: 0,
};

describeOnEachDatabase('RequestLimits', (open, dialect) => {
  let database: Database;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.onApplicationShutdown());

  function create(changes: Parameters<typeof createLimits>[1]) {
    const { limits } = createLimits(database, changes);
    return {
      limits,
      requests: new RequestLimits(limits, createRequestCounter(database), new SoleOpenStreams()),
    };
  }

  it('counts in memory where there is one process, and for all of them where there may be several', async () => {
    const counter = createRequestCounter(database);
    expect(counter).toBeInstanceOf(dialect === 'sqlite' ? RateLimiterMemory : RateLimiterPostgres);
    await counter.consume('key');
    const other = await createRequestCounter(database).consume('key');
    expect(other.consumedPoints).toBe(dialect === 'sqlite' ? 1 : 2);
    expect(other.msBeforeNext).toBeGreaterThan(0);
  });

  it('lets in as many requests of a key as may be, and tells how many are left', async () => {
    const { requests } = create({ requestsPerMinute: 2 });
    const first = await requests.admit(KEY, false);
    expect(first.quota).toMatchObject({ name: 'requests', limit: 2, remaining: 1, windowSeconds: 60 });
    expect((await requests.admit(KEY, false)).quota).toMatchObject({ remaining: 0 });
    await expect(requests.admit(KEY, false)).rejects.toMatchObject({
      ...{ code: 'requests_limit', kind: 'rate-limited', members: { limit: 2 } },
      quota: { remaining: 0 },
    });
  });

  it('counts keys and users apart', async () => {
    const { requests } = create({ requestsPerMinute: 1 });
    for (const principal of [KEY, { ...KEY, keyId: 'key_2' }, USER, { ...USER, userId: 'bob' }])
      await requests.admit(principal, false);
    await expect(requests.admit({ ...USER, keyId: 'key_2' }, false)).rejects.toThrow('1');
  });

  it('counts nobody who is on this machine without a key, and nothing without a limit', async () => {
    const one = create({ requestsPerMinute: 1, openStreams: 1 });
    for (let count = 0; count < 3; count += 1)
      for (const principal of [LOCAL, undefined]) await one.requests.admit(principal, true);
    const none = create({ requestsPerMinute: 0, openStreams: 0 });
    for (let count = 0; count < 3; count += 1)
      expect((await none.requests.admit(KEY, true)).quota).toBeUndefined();
  });

  it('lets an application have as many streams as may be open, and another when one of them ends', async () => {
    const { requests } = create({ openStreams: 2 });
    const first = await requests.admit(KEY, true);
    await requests.admit(USER, true);
    await requests.admit(KEY, false);
    await expect(requests.admit(USER, true)).rejects.toMatchObject({
      ...{ code: 'open_streams_limit', kind: 'rate-limited' },
      retryAfterSeconds: expect.any(Number) as number,
    });
    await requests.admit({ ...KEY, applicationId: 'other', keyId: 'key_3' }, true);
    first.leave();
    (await requests.admit(KEY, true)).leave();
    await requests.admit(KEY, true);
  });

  it('holds a key to its own limit of requests, tokens that were made with it included', async () => {
    const { requests } = create({ requestsPerMinute: 10 });
    const limits = { requestsPerMinute: 3 };
    const of = (principal: typeof KEY | typeof USER) => ({ ...principal, limits });
    expect((await requests.admit(of(KEY), false)).quota).toMatchObject({ limit: 3, remaining: 2 });
    expect((await requests.admit(of(USER), false)).quota).toMatchObject({ limit: 3, remaining: 1 });
    await requests.admit(of({ ...USER, userId: 'bob' }), false);
    await expect(requests.admit(of(KEY), false)).rejects.toMatchObject({
      ...{ code: 'requests_limit', members: { limit: 3 } },
    });
    // Others of the application are not held by it.
    await requests.admit({ ...KEY, keyId: 'key_2' }, false);
  });

  it('counts a request of a key with a limit of its own once, and one of a token for its user as well', async () => {
    const { limits } = createLimits(database, { requestsPerMinute: 10 });
    const counter = createRequestCounter(database);
    const consume = jest.spyOn(counter, 'consume');
    const requests = new RequestLimits(limits, counter, new SoleOpenStreams());
    const own = { limits: { requestsPerMinute: 3 } };
    await requests.admit({ ...KEY, ...own }, false);
    expect(consume.mock.calls).toEqual([['limited key_1']]);
    await requests.admit({ ...USER, ...own }, false);
    expect(consume.mock.calls.slice(1)).toEqual([['user app ann'], ['limited key_1']]);
  });

  it('holds a key to its own limit of streams, and to no more than its application may', async () => {
    const { requests } = create({ openStreams: 3, requestsPerMinute: 2 });
    const limits = { openStreams: 1, requestsPerMinute: 1_000 };
    const first = await requests.admit({ ...KEY, limits }, true);
    await expect(requests.admit({ ...USER, limits }, true)).rejects.toMatchObject({
      ...{ code: 'open_streams_limit', members: { limit: 1 } },
    });
    first.leave();
    for (const keyId of ['key_2', 'key_3', 'key_4']) await requests.admit({ ...KEY, keyId }, true);
    await expect(requests.admit({ ...KEY, keyId: 'key_5', limits }, true)).rejects.toThrow('may be 3');
    await expect(requests.admit({ ...KEY, limits }, false)).rejects.toThrow('Requests in a minute may be 2');
  });

  it('goes by what is set for the application, over what the server is set to', async () => {
    const { limits, requests } = create({ requestsPerMinute: 1 });
    await limits.change('app', { requestsPerMinute: 3 });
    for (const remaining of [2, 1, 0])
      expect((await requests.admit(KEY, false)).quota).toMatchObject({ remaining });
    await limits.change('app', { requestsPerMinute: null });
    await expect(requests.admit(KEY, false)).rejects.toThrow('Requests in a minute may be 1');
    expect((await limits.of('app')).requestsPerMinute).toBe(1);
  });

  (dialect === 'postgres' ? it : it.skip)('forgets who has asked for nothing for an hour', async () => {
    // The library itself does this once in five minutes; its types do not say so.
    const counter = createRequestCounter(database) as RateLimiterPostgres & {
      clearExpired(before: number): Promise<void>;
    };
    expect(counter).toMatchObject({ clearExpiredByTimeout: true });
    const keys = () => database.query.selectFrom('request_count').select('key').execute();
    for (const key of ['one', 'one', 'other']) await counter.consume(key);
    expect(await keys()).toHaveLength(2);
    await counter.clearExpired(Date.now() + 120_000);
    expect(await keys()).toEqual([]);
  });
});
