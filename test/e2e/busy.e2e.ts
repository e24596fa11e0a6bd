import { IdempotencyKeys } from '../../src/runs/idempotency-keys.js';
import { type FakeUpstream } from '../support/fake-upstream.js';
import { allFrames, chunksOf, type Frame, readFrames, textOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

describe('a message to a conversation that is making a reply', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  /** A conversation whose reply to "one" has begun with "re: one". */
  async function busy(): Promise<{
    id: string;
    first: Response;
    call: Awaited<ReturnType<FakeUpstream['next']>>;
  }> {
    const id = await createConversation(platform.http);
    const first = await sendStreaming(platform, id, { content: 'one' });
    const call = await upstream.next();
    call.say('re: one');
    return { id, first, call };
  }

  async function answer(text: string): Promise<string[]> {
    const call = await upstream.next();
    call.say(text);
    call.finish();
    return call.body.messages.slice(1).map((message) => message.content);
  }

  async function history(id: string): Promise<string[]> {
    const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
    return (body as { content: string }[]).map((message) => message.content);
  }

  it('waits for its turn by default', async () => {
    const { id, first, call } = await busy();
    const second = await sendStreaming(platform, id, { content: 'two' });
    const third = await sendStreaming(platform, id, { content: 'three' });
    expect(await history(id)).toEqual(['one']);
    call.finish();
    expect(await answer('re: two')).toEqual(['one', 're: one', 'two']);
    expect(await answer('re: three')).toEqual(['one', 're: one', 'two', 're: two', 'three']);

    for (const response of [first, second, third]) {
      expect(chunksOf(await allFrames(response)).at(-1)).toMatchObject({ type: 'finish' });
    }
    expect(await history(id)).toEqual(['one', 're: one', 'two', 're: two', 'three', 're: three']);
  });

  it('is refused with the id of the run in the way, by `reject`', async () => {
    const { id, first, call } = await busy();
    const refusal = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: 'two', multitask_strategy: 'reject' })
      .expect(409);
    expect(refusal.body).toMatchObject({ code: 'conversation_busy', run_id: runIdOf(first) });
    call.finish();
    await allFrames(first);
    expect(await history(id)).toEqual(['one', 're: one']);
  });

  it('goes before all others and keeps the stopped reply, by `interrupt`', async () => {
    const { id, first, call } = await busy();
    const waiting = await sendStreaming(platform, id, { content: 'two' });
    const urgent = await sendStreaming(platform, id, { content: 'stop!', multitask_strategy: 'interrupt' });
    await call.closed;
    expect(call.aborted).toBe(true);
    expect(await answer('stopped')).toEqual(['one', 're: one', 'stop!']);
    await answer('re: two');
    await allFrames(urgent);
    await allFrames(waiting);

    expect(chunksOf(await allFrames(first)).at(-1)).toEqual({ type: 'abort', reason: 'cancelled' });
    expect(await history(id)).toEqual(['one', 're: one', 'stop!', 'stopped', 'two', 're: two']);
  });

  it('takes the place of the stopped turn, by `rollback`', async () => {
    const { id, first, call } = await busy();
    const instead = await sendStreaming(platform, id, { content: 'uno', multitask_strategy: 'rollback' });
    await call.closed;
    expect(await answer('re: uno')).toEqual(['uno']);
    await allFrames(instead);

    expect(textOf(chunksOf(await allFrames(first)))).toBe('re: one');
    expect(await history(id)).toEqual(['uno', 're: uno']);
  });

  it('joins the message that waits, by `merge`', async () => {
    const { id, call } = await busy();
    const second = await sendStreaming(platform, id, { content: 'two', multitask_strategy: 'merge' });
    const third = await sendStreaming(platform, id, { content: 'three', multitask_strategy: 'merge' });
    expect(runIdOf(third)).toBe(runIdOf(second));
    call.finish();
    expect(await answer('re: both')).toEqual(['one', 're: one', 'two\n\nthree']);

    expect(await allFrames(third)).toEqual(await allFrames(second));
    expect(await history(id)).toEqual(['one', 're: one', 'two\n\nthree', 're: both']);
  });

  it('follows the application’s own default', async () => {
    await platform.http
      .patch('/v1/applications/app_strict')
      .send({ multitask_strategy: 'reject' })
      .expect(200);
    const id = await createConversation(platform.http, { application_id: 'app_strict' });
    const first = await sendStreaming(platform, id, { content: 'one' });
    const call = await upstream.next();
    await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'two' }).expect(409);
    call.say('x');
    call.finish();
    await allFrames(first);
  });

  it('that waits can be withdrawn: it is never answered', async () => {
    const { id, call } = await busy();
    const waiting = await sendStreaming(platform, id, { content: 'two' });
    const json = platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'three' });
    const refused = json.then((response) => response);
    await platform.http.post(`/v1/runs/${runIdOf(waiting)}/cancel`).expect(200, /cancelled/);
    expect(chunksOf(await allFrames(waiting))).toEqual([{ type: 'abort', reason: 'cancelled' }]);
    call.finish();
    expect(await answer('re: three')).toEqual(['one', 're: one', 'three']);
    expect((await refused).body).toMatchObject({ content: 're: three' });
    expect(await history(id)).toEqual(['one', 're: one', 'three', 're: three']);
  });

  it('can be listed, rewritten and withdrawn while it waits, and everyone who watches sees that', async () => {
    const { id, first, call } = await busy();
    const watching = await fetch(`${platform.url}/v1/conversations/${id}/events`);
    const statuses = readFrames(watching);
    const next = async (): Promise<{ active_run_id: string | null; queue: { content: string }[] }> =>
      JSON.parse(((await statuses.next()).value as Frame).data) as Awaited<ReturnType<typeof next>>;
    expect(await next()).toMatchObject({ active_run_id: runIdOf(first), queue: [] });

    const two = await sendStreaming(platform, id, { content: 'two' });
    expect((await next()).queue).toMatchObject([{ content: 'two', run_id: runIdOf(two) }]);
    const three = await sendStreaming(platform, id, { content: 'three' });
    expect((await next()).queue).toMatchObject([{ content: 'two' }, { content: 'three' }]);
    const queue = `/v1/conversations/${id}/queue`;
    await platform.http
      .patch(`${queue}/${runIdOf(two)}`)
      .send({ content: 'two, better' })
      .expect(200);
    expect((await next()).queue).toMatchObject([{ content: 'two, better' }, { content: 'three' }]);
    await platform.http.delete(`${queue}/${runIdOf(three)}`).expect(200);
    expect((await next()).queue).toMatchObject([{ content: 'two, better' }]);
    expect((await platform.http.get(queue).expect(200)).body).toMatchObject([{ content: 'two, better' }]);

    call.finish();
    expect(await answer('re: two')).toEqual(['one', 're: one', 'two, better']);
    await allFrames(two);
    for (const run of [runIdOf(two), runIdOf(three)]) {
      await platform.http.delete(`${queue}/${run}`).expect(409, /message_not_queued/);
      await platform.http.patch(`${queue}/${run}`).send({ content: 'x' }).expect(409);
    }
    let last = await next();
    while (last.active_run_id !== null) last = await next();
    expect(last.queue).toEqual([]);
    await platform.http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    await Array.fromAsync(statuses);
  });

  it('sent a hundred times with one key is one message, one call and one run, and everyone gets its stream', async () => {
    const id = await createConversation(platform.http);
    const before = upstream.calls.length;
    const key = { 'idempotency-key': 'the-same' };
    const sending = Array.from({ length: 100 }, () => sendStreaming(platform, id, { content: 'once' }, key));
    const call = await upstream.next();
    call.say('only once');
    call.finish();
    const streams = await Promise.all((await Promise.all(sending)).map((response) => allFrames(response)));

    expect(new Set(streams.map((frames) => JSON.stringify(frames))).size).toBe(1);
    expect(upstream.calls.length - before).toBe(1);
    expect(await history(id)).toEqual(['once', 'only once']);
    const other = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .set(key)
      .send({ content: 'something else' })
      .expect(422);
    expect(other.body).toMatchObject({ code: 'idempotency_key_reused' });
    const again = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .set(key)
      .send({ content: 'once' })
      .expect(201);
    expect(again.body).toMatchObject({ content: 'only once', run_id: streams[0]![0]!.id!.split(':')[0] });
    expect(await allFrames(await follow(platform, streams[0]![0]!.id!.split(':')[0]!))).toEqual(streams[0]);
  });

  it('is refused when as many wait as may, whatever the strategy', async () => {
    const narrow = await startApp({ ...upstream.environment, MAX_QUEUED_MESSAGES: '2' });
    const id = await createConversation(narrow.http);
    const first = await sendStreaming(narrow, id, { content: 'one' });
    const call = await upstream.next();
    for (const content of ['two', 'three']) await sendStreaming(narrow, id, { content });
    for (const strategy of ['enqueue', 'interrupt', 'rollback']) {
      const { body } = await narrow.http
        .post(`/v1/conversations/${id}/messages`)
        .send({ content: 'four', multitask_strategy: strategy })
        .expect(409);
      expect(body).toMatchObject({ code: 'queue_full', waiting: 2 });
    }
    const long = { content: 'x'.repeat(100_000), multitask_strategy: 'merge' };
    for (const status of [200, 409]) expect((await sendStreaming(narrow, id, long)).status).toBe(status);
    const { body } = await narrow.http.get(`/v1/conversations/${id}/queue`).expect(200);
    expect(body).toHaveLength(2);
    expect(call.aborted).toBe(false);
    await narrow.http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    await allFrames(first);
    await narrow.close();
  });

  it('may come again under the same key after a day', async () => {
    await platform.http
      .patch('/v1/applications/app_slow')
      .send({ conversation_ttl_minutes: 3_000 })
      .expect(200);
    const id = await createConversation(platform.http, {
      application_id: 'app_slow',
      config: { model: 'offline' },
    });
    const send = (content: string): ReturnType<TestApp['http']['post']> =>
      platform.http
        .post(`/v1/conversations/${id}/messages`)
        .set('idempotency-key', 'daily')
        .send({ content });
    await send('first').expect(201);
    await send('second').expect(422);
    timeTravel(platform)(24 * 60);
    await platform.app.get(IdempotencyKeys).sweep();
    await send('second').expect(201);
  });
});
