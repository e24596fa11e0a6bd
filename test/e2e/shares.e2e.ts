import { Database } from '../../src/database/database.js';
import { MAX_SHARES } from '../../src/shares/share.js';
import { expectProblem } from '../support/problem.js';
import { createConversation } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatform } from '../support/use-platform.js';

interface NewShare {
  id: string;
  secret: string;
  path: string;
  expires_at: string | null;
}
interface Shared {
  title: string | null;
  messages: { role: string; content: string; sources: { number: number; quotes: string[] }[] }[];
  next_from: number | null;
}

const DAY_MINUTES = 1_440;

describe('a link to a conversation', () => {
  const platform = usePlatform();
  let travel: (minutes: number) => void;

  beforeAll(() => {
    travel = timeTravel(platform);
  });

  const ask = async (id: string, content: string): Promise<string> => {
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content })
      .expect(201);
    return (body as { id: string }).id;
  };
  const share = async (id: string, body: object = {}): Promise<NewShare> =>
    (await platform.http.post(`/v1/conversations/${id}/shares`).send(body).expect(201)).body as NewShare;
  const read = (secret: string, from = 0) => platform.http.get(`/v1/shared/${secret}`).query({ from });
  const shared = async ({ secret }: NewShare) => (await read(secret).expect(200)).body as Shared;
  const expectNothing = async (secret: string) => {
    const { problem, headers } = await nothingBy(secret);
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(problem).not.toContain(secret);
    return problem;
  };
  const nothingBy = async (secret: string) => {
    const response = await read(secret);
    expectProblem(response, { status: 404, code: 'shared_not_found' });
    return { problem: response.text, headers: response.headers as Record<string, string> };
  };
  const asked = async (config: object = {}): Promise<string> => {
    const id = await createConversation(platform.http, { user_id: 'user_1', config });
    await ask(id, 'Tell me about savings accounts');
    return id;
  };

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

  it('is listed without what it is made of, and leads nowhere once it is taken back', async () => {
    const id = await asked();
    const [one, other] = [await share(id), await share(id, { expires_in_days: 7 })];
    const { body, text } = await platform.http.get(`/v1/conversations/${id}/shares`).expect(200);
    expect((body as NewShare[]).map((each) => each.id).sort()).toEqual([one.id, other.id].sort());
    for (const { secret } of [one, other]) expect(text).not.toContain(secret);
    await platform.http.delete(`/v1/conversations/${id}/shares/${one.id}`).expect(204);
    const gone = await expectNothing(one.secret);
    await shared(other);
    // To the letter as what never was.
    expect(await expectNothing('A'.repeat(32))).toBe(gone);
    for (const strange of ['x', '..%2f', '%00', 'constructor'])
      expect(await expectNothing(strange)).toBe(gone);
    expectProblem(await platform.http.delete(`/v1/conversations/${id}/shares/${one.id}`), {
      status: 404,
      code: 'share_not_found',
    });
    const elsewhere = await asked();
    expectProblem(await platform.http.delete(`/v1/conversations/${elsewhere}/shares/${other.id}`), {
      status: 404,
      code: 'share_not_found',
    });
    await shared(other);
  });

  it('ends by itself where that was said', async () => {
    const id = await asked();
    const [week, ever] = [
      await share(id, { expires_in_days: 7 }),
      await share(id, { expires_in_days: null }),
    ];
    travel(7 * DAY_MINUTES - 1);
    await shared(week);
    travel(2);
    await expectNothing(week.secret);
    await shared(ever);
    const { body } = await platform.http.get(`/v1/conversations/${id}/shares`).expect(200);
    expect(body).toMatchObject([{ id: ever.id }]);
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

  it('is not made, and leads nowhere, where the application does not allow it, as none does at first', async () => {
    const application = 'app_sharing';
    const id = await createConversation(platform.http, { application_id: application });
    await ask(id, 'hello');
    const path = `/v1/conversations/${id}/shares`;
    const allow = (sharing: boolean) =>
      platform.http.put(`/v1/applications/${application}/page`).send({ shows: { sharing } }).expect(200);
    expectProblem(await platform.http.post(path).send({}), { status: 403, code: 'sharing_not_allowed' });
    await allow(true);
    const made = await share(id);
    await shared(made);
    await allow(false);
    await expectNothing(made.secret);
    // What there is can be taken back all the same.
    await platform.http.delete(`${path}/${made.id}`).expect(204);
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

  it('is refused where nothing was said, there are too many, and for no time that there is', async () => {
    const empty = await createConversation(platform.http);
    expectProblem(await platform.http.post(`/v1/conversations/${empty}/shares`).send({}), {
      status: 409,
      code: 'nothing_to_share',
    });
    const id = await asked();
    for (let count = 0; count < MAX_SHARES; count += 1) await share(id);
    expectProblem(await platform.http.post(`/v1/conversations/${id}/shares`).send({}), {
      status: 409,
      code: 'shares_full',
    });
    for (const days of [0, 366, 1.5, '7']) {
      const refused = await platform.http
        .post(`/v1/conversations/${id}/shares`)
        .send({ expires_in_days: days });
      expectProblem(refused, { status: 422, code: 'validation_failed', fields: ['expires_in_days'] });
    }
  });

  it('is not guessed for long, and nobody who guesses keeps others from reading', async () => {
    const made = await share(await asked());
    const statuses: number[] = [];
    for (let count = 0; count < 70; count += 1) statuses.push((await read('B'.repeat(32))).status);
    expect(statuses.at(-1)).toBe(429);
    await shared(made);
  });

  it('is a page that is in no index, no cache and no referrer', async () => {
    const response = await platform.http.get('/shared/anything').set('Accept', 'text/html');
    if (response.status === 404 && response.type !== 'text/html') return;
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
    });
  });
});
