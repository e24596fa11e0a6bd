import { Database } from '../../src/database/database.js';
import { type Shared, sharing } from '../support/sharing.js';
import { createConversation } from '../support/test-app.js';
import { usePlatform } from '../support/use-platform.js';

describe('a link to a conversation', () => {
  const platform = usePlatform();
  const { ask, asked, share, read, shared, expectNothing } = sharing(platform);

  it('shows what was said up to then, on that branch, and what is quoted, and no id of anything', async () => {
    const id = await asked({ enable_rag: true });
    const made = await share(id);
    expect(made).toMatchObject({ expires_at: null, path: `/shared/${made.secret}` });
    expect(made.secret).toMatch(/^[\w-]{32}$/);
    await ask(id, 'something private');
    await platform.http.patch(`/v1/conversations/${id}`).send({ title: 'Private' }).expect(200);
    const response = await read(made.secret).expect(200);
    const { title, messages, next_from } = response.body as Shared;
    expect(title).toBe('Tell me about savings accounts');
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[1]?.sources).toMatchObject([{ number: 1, title: 'Savings Account Information' }]);
    expect(messages[1]?.sources[0]?.quotes[0]).toContain('2.5% APY');
    expect(next_from).toBeNull();
    expect(response.text).not.toMatch(/conv_|msg_|doc_|psg_|run_|shr_|user_1|private/i);
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
  });

  it('stays on its branch, whatever is on view now', async () => {
    const id = await asked();
    const made = await share(id);
    const before = await shared(made);
    const { body } = await platform.http.get(`/v1/conversations/${id}/messages`).expect(200);
    const [, reply] = body as { id: string }[];
    await platform.http.post(`/v1/conversations/${id}/messages/${reply?.id}/regenerate`).send({}).expect(200);
    expect(await shared(made)).toEqual(before);
  });

  it('shows a reply as it was, where that was gone on with since', async () => {
    const id = await createConversation(platform.http, { config: { max_tokens: 2 } });
    const reply = await ask(id, 'Tell me about savings accounts');
    const made = await share(id);
    const before = await shared(made);
    await platform.http
      .post(`/v1/conversations/${id}/messages/${reply}/continue`)
      .set('Accept', 'application/json')
      .send({})
      .expect(200);
    const later = await shared(await share(id));
    expect(later.messages[1]?.content.length).toBeGreaterThan(before.messages[1]?.content.length ?? 0);
    expect(await shared(made)).toEqual(before);
  });

  it('is kept as a hash alone, and goes with its conversation', async () => {
    const id = await asked();
    const made = await share(id);
    const rows = async () =>
      platform.app
        .get(Database)
        .query.selectFrom('share')
        .selectAll()
        .where('conversation_id', '=', id)
        .execute();
    expect(await rows()).toMatchObject([{ id: made.id }]);
    expect(JSON.stringify(await rows())).not.toContain(made.secret);
    await platform.http.delete(`/v1/conversations/${id}?erase=true`).expect(200);
    expect(await rows()).toEqual([]);
    await expectNothing(made.secret);
  });

  it('names no sources where the application shows none', async () => {
    const application = 'app_no_sources';
    const show = (knowledge: boolean) =>
      platform.http
        .put(`/v1/applications/${application}/page`)
        .send({ shows: { sharing: true, knowledge } })
        .expect(200);
    await platform.http
      .post('/v1/knowledge/documents')
      .send({
        ...{ application_id: application, title: 'Savings', category: 'faq' },
        content: 'Savings accounts pay 2.5% APY.',
      })
      .expect(201);
    const config = { enable_rag: true };
    const id = await createConversation(platform.http, { application_id: application, config });
    await ask(id, 'Tell me about savings accounts');
    const sources = async () => (await shared(await share(id))).messages[1]?.sources;
    await show(true);
    expect(await sources()).toMatchObject([{ number: 1, title: 'Savings' }]);
    await show(false);
    expect(await sources()).toEqual([]);
  });
});
