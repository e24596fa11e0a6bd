import { runIdOf, sendStreaming } from '../support/streaming.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

interface Page {
  data: { id: string; pinned: boolean; archived: boolean; active_run_id: string | null }[];
  next_cursor: string | null;
}

describe('the shelves of a list of conversations', () => {
  const { platform, upstream } = usePlatformWithUpstream({ DEFAULT_MODEL: 'offline' });
  let users = 0;

  function newUser(): string {
    users += 1;
    return `user_shelf_${users}`;
  }

  async function create(user: string, config: object = {}): Promise<string> {
    const request = { application_id: 'app_shelves', user_id: user, config };
    const { body } = await platform.http.post('/v1/conversations').send(request).expect(201);
    return (body as { id: string }).id;
  }

  async function list(user: string, query: object = {}): Promise<Page> {
    const listing = { application_id: 'app_shelves', user_id: user, ...query };
    const { body } = await platform.http.get('/v1/conversations').query(listing).expect(200);
    return body as Page;
  }

  const change = (id: string, body: object) => platform.http.patch(`/v1/conversations/${id}`).send(body);
  const idsOf = ({ data }: Page): string[] => data.map(({ id }) => id);

  async function three(user: string): Promise<[string, string, string]> {
    const ids: [string, string, string] = [await create(user), await create(user), await create(user)];
    for (const id of ids) {
      await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
    }
    return ids;
  }

  it('have what is pinned first, and a page goes on from there', async () => {
    const user = newUser();
    const [first, second, third] = await three(user);
    await change(first, { pinned: true }).expect(200, /"pinned":true/);
    expect(idsOf(await list(user))).toEqual([first, third, second]);
    const page = await list(user, { limit: 1 });
    expect(idsOf(page)).toEqual([first]);
    expect(idsOf(await list(user, { limit: 2, cursor: page.next_cursor }))).toEqual([third, second]);

    await change(first, { pinned: false }).expect(200, /"pinned":false/);
    expect(idsOf(await list(user))).toEqual([third, second, first]);
  });

  it('keep what is archived out of the list, in a view of its own, and give it back', async () => {
    const user = newUser();
    const [first, second, third] = await three(user);
    await change(first, { pinned: true }).expect(200);
    await change(first, { archived: true, title: 'Put away' }).expect(200, /Put away/);
    expect(idsOf(await list(user))).toEqual([third, second]);
    expect((await list(user, { archived: true })).data).toMatchObject([
      { id: first, pinned: false, archived: true },
    ]);
    await change(first, { pinned: false }).expect(200);
    expect(idsOf(await list(user, { archived: true }))).toEqual([first]);
    await change(first, { archived: false }).expect(200);
    expect(idsOf(await list(user))).toEqual([third, second, first]);
    // It is the same conversation, and goes on.
    await platform.http.post(`/v1/conversations/${first}/messages`).send({ content: 'on' }).expect(201);
  });

  it('take a pin for leaving the archive, and refuse both at once', async () => {
    const id = await create(newUser());
    await change(id, { archived: true }).expect(200);
    await change(id, { pinned: true }).expect(200, /"archived":false/);
    const { body } = await change(id, { pinned: true, archived: true }).expect(422);
    expect(body).toMatchObject({ code: 'validation_failed', errors: [{ field: 'pinned' }] });
    await change('conv_0', { pinned: true }).expect(404, /conversation_not_found/);
  });

  it.each(['title', 'pinned', 'archived'])(
    'refuse null for %s, which could mean to take it away',
    async (field) => {
      const id = await create(newUser());
      await change(id, { title: 'Mine' }).expect(200);
      const { body } = await change(id, { [field]: null }).expect(422);
      expect(body).toMatchObject({
        code: 'validation_failed',
        errors: expect.arrayContaining([expect.objectContaining({ field })]),
      });
      const { body: conversation } = await platform.http.get(`/v1/conversations/${id}`).expect(200);
      expect(conversation).toMatchObject({ title: 'Mine' });
    },
  );

  it('tell what is being made', async () => {
    const user = newUser();
    const [idle, busy] = [await create(user), await create(user, { model: 'openai:fake' })];
    const running = async () =>
      Object.fromEntries((await list(user)).data.map((one) => [one.id, one.active_run_id]));
    const stream = await sendStreaming(platform, busy, { content: 'hello' });
    const call = await upstream.next();
    expect(await running()).toEqual({ [idle]: null, [busy]: runIdOf(stream) });
    call.say('Hello.');
    call.finish();
    await stream.text();
    expect(await running()).toEqual({ [idle]: null, [busy]: null });
  });
});
