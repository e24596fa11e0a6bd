import { Database } from '../../src/database/database.js';
import { ConversationSweeper } from '../../src/conversations/conversation-sweeper.js';
import { allFrames } from '../support/sse.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation, type TestApp } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

describe('the life of a conversation', () => {
  const { platform, upstream } = usePlatformWithUpstream({ DEFAULT_MODEL: 'offline' });
  let travel: (minutes: number) => void;

  beforeAll(() => {
    travel = timeTravel(platform);
  });

  async function stateOf(id: string): Promise<string> {
    const { body } = await platform.http.get(`/v1/conversations/${id}`).expect(200);
    return (body as { state: string }).state;
  }

  function say(id: string, content = 'hello'): ReturnType<TestApp['http']['post']> {
    return platform.http.post(`/v1/conversations/${id}/messages`).send({ content });
  }

  it('pauses, resumes and ends, and refuses every other move', async () => {
    const id = await createConversation(platform.http);
    await platform.http.post(`/v1/conversations/${id}/resume`).expect(409, /illegal_transition/);
    await platform.http.post(`/v1/conversations/${id}/pause`).expect(200, /PAUSED/);
    await say(id).expect(409, /conversation_not_active/);
    await platform.http.post(`/v1/conversations/${id}/pause`).expect(409, /illegal_transition/);
    await platform.http.post(`/v1/conversations/${id}/resume`).expect(200, /ACTIVE/);
    await say(id).expect(201);
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
    for (const move of ['pause', 'resume']) {
      await platform.http.post(`/v1/conversations/${id}/${move}`).expect(409, /illegal_transition/);
    }
  });

  it('ends half an hour after the last message, not after the first', async () => {
    const id = await createConversation(platform.http);
    travel(29);
    await say(id).expect(201);
    travel(29);
    expect(await stateOf(id)).toBe('ACTIVE');
    travel(1);
    expect(await stateOf(id)).toBe('ENDED');
    const refusal = await say(id).expect(409);
    expect(refusal.body).toMatchObject({ code: 'conversation_not_active', state: 'ENDED', expired: true });
  });

  it('lasts as long as its application says', async () => {
    await platform.http
      .patch('/v1/applications/app_patient')
      .send({ conversation_ttl_minutes: 120 })
      .expect(200);
    const id = await createConversation(platform.http, { application_id: 'app_patient' });
    travel(119);
    expect(await stateOf(id)).toBe('ACTIVE');
    travel(1);
    expect(await stateOf(id)).toBe('ENDED');
  });

  it('is swept in the background, with its context', async () => {
    const id = await createConversation(platform.http);
    travel(31);
    await platform.app.get(ConversationSweeper).sweep();

    expect(await stateOf(id)).toBe('ENDED');
    await platform.http.get(`/v1/conversations/${id}/context`).expect(404, /context_not_found/);
  });

  it.each([['before the sweep'], ['after the sweep']])(
    'is gone on with where it has expired, %s, with all that was said',
    async (when) => {
      const id = await createConversation(platform.http, { user_id: 'anna' });
      await say(id, 'before').expect(201);
      await platform.http.patch(`/v1/conversations/${id}/context`).send({ facts: { tier: 'gold' } });
      travel(31);
      if (when === 'after the sweep') await platform.app.get(ConversationSweeper).sweep();
      const { body: over } = await platform.http.get(`/v1/conversations/${id}`).expect(200);
      expect(over).toMatchObject({ state: 'ENDED', expired: true });
      await say(id).expect(409, /"expired":true/);
      await platform.http.post(`/v1/conversations/${id}/pause`).expect(409, /illegal_transition/);

      const resumed = await platform.http.post(`/v1/conversations/${id}/resume`).expect(200);
      expect(resumed.body).toMatchObject({ state: 'ACTIVE', expired: false });
      await say(id, 'after').expect(201);
      const { body } = await platform.http.get(`/v1/conversations/${id}`).expect(200);
      const { messages } = body as { messages: { content: string }[] };
      expect(messages.map(({ content }) => content)).toEqual(expect.arrayContaining(['before', 'after']));
      const context = await platform.http.get(`/v1/conversations/${id}/context`).expect(200);
      expect(context.body).toMatchObject({ user_id: 'anna', last_message: 'after' });
      travel(29);
      expect(await stateOf(id)).toBe('ACTIVE');
    },
  );

  it('is over for good where someone ended it, whenever that was', async () => {
    const [early, late] = [await createConversation(platform.http), await createConversation(platform.http)];
    const before = await platform.http.delete(`/v1/conversations/${early}`).expect(200);
    expect(before.body).toMatchObject({ status: 'ended' });
    travel(31);
    await platform.app.get(ConversationSweeper).sweep();
    await platform.http.delete(`/v1/conversations/${late}`).expect(200);
    for (const id of [early, late]) {
      const { body } = await platform.http.get(`/v1/conversations/${id}`).expect(200);
      expect(body).toMatchObject({ state: 'ENDED', expired: false });
      await platform.http.post(`/v1/conversations/${id}/resume`).expect(409, /illegal_transition/);
      await say(id).expect(409, /"expired":false/);
      await platform.http
        .post(`/v1/conversations/${id}/fork`)
        .send({})
        .expect(201, /ACTIVE/);
    }
  });

  it('does not end while a reply is being made, however long that takes', async () => {
    const id = await createConversation(platform.http, { config: { model: 'openai:fake' } });
    const response = await sendStreaming(platform, id, { content: 'think hard' });
    const call = await upstream.next();
    for (let round = 0; round < 4; round++) {
      travel(20);
      await platform.app.get(ConversationSweeper).sweep();
      expect(await stateOf(id)).toBe('ACTIVE');
    }
    call.say('done');
    call.finish();
    await allFrames(response);
    travel(29);
    expect(await stateOf(id)).toBe('ACTIVE');
  });

  it('that ends stops the reply in the making and keeps its text', async () => {
    const id = await createConversation(platform.http, { config: { model: 'openai:fake' } });
    const response = await sendStreaming(platform, id, { content: 'one' });
    await sendStreaming(platform, id, { content: 'two, which waits' });
    const call = await upstream.next();
    call.say('half');
    await platform.http.delete(`/v1/conversations/${id}`).expect(200);
    await call.closed;
    await allFrames(response);
    const { body } = await platform.http.get(`/v1/conversations/${id}`).expect(200);
    expect(body).toMatchObject({ state: 'ENDED', active_run_id: null });
    const { messages } = body as { messages: { content: string; metadata: { state?: string } }[] };
    expect(messages[0]?.content).toBe('one');
    expect(messages[1]?.metadata.state).toBe('cancelled');
    expect(messages).toHaveLength(2);
  });

  it('leaves nothing behind when it is erased', async () => {
    const id = await createConversation(platform.http, { user_id: 'user_erased' });
    const response = await sendStreaming(platform, id, { content: 'hello' });
    await allFrames(response);
    const erased = await platform.http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    expect(erased.body).toEqual({ status: 'erased', conversation_id: id });

    for (const path of ['', '/messages', '/context', '/stream']) {
      await platform.http.get(`/v1/conversations/${id}${path}`).expect(404);
    }
    const runPath = `/v1/runs/${runIdOf(response)}`;
    for (const path of ['', '/events', '/manifest']) await platform.http.get(runPath + path).expect(404);
    const { query } = platform.app.get(Database);
    for (const table of ['run_event', 'recent_run_event'] as const) {
      const events = query.selectFrom(table).select('seq').where('run_id', '=', runIdOf(response));
      expect(await events.execute()).toEqual([]);
    }
    const list = await platform.http.get(
      '/v1/conversations?application_id=app_retail_banking&user_id=user_erased',
    );
    expect(list.body).toEqual({ data: [], next_cursor: null });
  });

  it('has a title from its first message until someone renames it', async () => {
    const id = await createConversation(platform.http);
    await say(id, '  Tell me about\nsavings  ').expect(201);
    await say(id, 'and checking').expect(201);
    expect((await platform.http.get(`/v1/conversations/${id}`)).body).toMatchObject({
      title: 'Tell me about savings',
    });
    await platform.http
      .patch(`/v1/conversations/${id}`)
      .send({ title: ' My savings ' })
      .expect(200, /"My savings"/);
    await say(id, 'more').expect(201);
    expect((await platform.http.get(`/v1/conversations/${id}`)).body).toMatchObject({ title: 'My savings' });
  });

  it('is listed by application and user, latest activity first, page by page', async () => {
    const create = (user: string): Promise<string> =>
      createConversation(platform.http, { application_id: 'app_lists', user_id: user });
    const mine: string[] = [];
    for (let count = 0; count < 5; count++) {
      mine.push(await create('me'));
      travel(1);
    }
    await create('someone else');
    await createConversation(platform.http, { application_id: 'app_other', user_id: 'me' });
    await say(mine[0]!).expect(201);
    const expected = [mine[0]!, ...mine.slice(1).reverse()];

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ application_id: 'app_lists', user_id: 'me', limit: '2' });
      if (cursor !== null) query.set('cursor', cursor);
      const { body } = await platform.http.get(`/v1/conversations?${query.toString()}`).expect(200);
      const page = body as { data: { id: string }[]; next_cursor: string | null };
      expect(page.data.length).toBeLessThanOrEqual(2);
      seen.push(...page.data.map((conversation) => conversation.id));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen).toEqual(expected);
    const all = await platform.http.get('/v1/conversations?application_id=app_lists').expect(200);
    expect((all.body as { data: unknown[] }).data).toHaveLength(6);
  });

  it('keeps facts that the prompt is filled from', async () => {
    const id = await createConversation(platform.http, { config: { model: 'openai:fake' } });
    await platform.http
      .patch(`/v1/conversations/${id}/context`)
      .send({ facts: { customer_tier: 'gold' } })
      .expect(200);
    const response = await sendStreaming(platform, id, { content: 'hello' });
    const call = await upstream.next();
    call.say('hi');
    call.finish();
    await allFrames(response);

    expect(call.body.messages[0]?.content).toContain('Customer Tier: gold');
  });
});
