import { type Hit, type HitPage, type Reply, SEARCHED, searchingUser } from '../support/searching-user.js';
import { usePlatform } from '../support/use-platform.js';

const marked = ({ snippet }: Hit): string[] =>
  snippet.highlights.map(([start, end]) => snippet.text.slice(start, end));
const rolesOf = ({ data }: HitPage): (string | undefined)[] => data.map(({ message }) => message?.role);
const messagesOf = ({ data }: HitPage): (string | undefined)[] => data.map(({ message }) => message?.id);

describe('a search in conversations', () => {
  const platform = usePlatform();
  const user = () => searchingUser(platform);

  it('finds messages by any form of their words, and shows the place', async () => {
    const { create, say, search } = user();
    const id = await create();
    const asked = await say(id, `${'so it goes on. '.repeat(30)}My two savings ACCOUNTS were closed`);
    await say(id, 'Something else');

    const { data, next_cursor } = await search('closing an account');
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ conversation: { id }, message: { id: asked, role: 'user' } });
    expect(data.map(marked)).toEqual([['ACCOUNTS', 'closed']]);
    expect(data[0]?.snippet.start).toBeGreaterThan(300);
    expect(next_cursor).toBeNull();
    expect((await search('savings pelican')).data).toEqual([]);
    expect((await search('?!')).data).toEqual([]);
  });

  it('finds titles before messages, and by their newest name alone', async () => {
    const { create, rename, say, search } = user();
    const id = await create();
    await say(id, 'A word about pelicans');
    expect(rolesOf(await search('pelican'))).toEqual([undefined, 'user']);
    await rename(id, 'Herons');
    expect((await search('heron')).data).toMatchObject([{ message: null, snippet: { text: 'Herons' } }]);
    expect(rolesOf(await search('pelican'))).toEqual(['user']);
  });

  it('finds other branches and what is archived', async () => {
    const { create, say, search } = user();
    const id = await create();
    const first = await say(id, 'One about pelicans');
    await say(id, 'Another about herons', { parent_id: null });
    await platform.http.patch(`/v1/conversations/${id}`).send({ archived: true, title: 'Birds' }).expect(200);
    const { data } = await search('pelicans');
    expect(data).toMatchObject([{ conversation: { archived: true }, message: { id: first } }]);
  });

  it('finds replies', async () => {
    const { create, ask, search } = user();
    const reply = await ask(await create(), 'What is an overdraft?');
    const { data } = await search(reply.content.slice(0, 100));
    expect(data).toMatchObject([{ message: { id: reply.id, role: 'assistant' } }]);
  });

  it('finds a reply that is continued by what it has become', async () => {
    const { create, ask, search } = user();
    const id = await create({ config: { max_tokens: 5 } });
    const begun = await ask(id, 'What is an overdraft?');
    expect((await search(begun.content)).data).toMatchObject([{ message: { id: begun.id } }]);
    const { body } = await platform.http
      .post(`/v1/conversations/${id}/messages/${begun.id}/continue`)
      .accept('application/json')
      .expect(200);
    const { content } = body as Reply;
    expect(content.length).toBeGreaterThan(begun.content.length);
    const added = content.slice(begun.content.length);
    for (const words of [begun.content, added, content]) {
      expect((await search(words)).data).toMatchObject([{ message: { id: begun.id } }]);
    }
  });

  it('goes on page by page, the newest first, and misses none', async () => {
    const { create, rename, say, searchAll } = user();
    const id = await create();
    await rename(id, 'Birds');
    const said: string[] = [];
    for (let number = 0; number < 5; number += 1) said.unshift(await say(id, `Pelican ${number}`));
    const pages = await searchAll('pelican', 2);
    const found = pages.flatMap(messagesOf);
    expect(found.filter((one) => said.includes(one ?? ''))).toEqual(said);
    expect(new Set(found).size).toBe(found.length);
  });

  it('goes through all titles before messages, in pages that are never longer than is asked for', async () => {
    const { create, rename, say, searchAll } = user();
    const named: string[] = [];
    for (let number = 0; number < 7; number += 1) {
      const id = await create();
      await rename(id, `Savings ${number}`);
      named.push(id);
    }
    const talk = await create();
    await rename(talk, 'Birds');
    const said = [await say(talk, 'My savings'), await say(talk, 'Saving again')];
    for (const limit of [1, 2, 7, 8, 50]) {
      const pages = await searchAll('saving', limit);
      const hits = pages.flatMap(({ data }) => data);
      const titles = hits.slice(0, named.length);
      expect(titles.map(({ message }) => message)).toEqual(named.map(() => null));
      expect(titles.map(({ conversation }) => conversation.id).toSorted()).toEqual(named.toSorted());
      const messages = hits.slice(named.length).map(({ message }) => message?.id);
      expect(messages.filter((id) => said.includes(id ?? ''))).toEqual(said.toReversed());
      expect(messages).not.toContain(undefined);
      expect(Math.max(...pages.map(({ data }) => data.length))).toBeLessThanOrEqual(limit);
    }
  });

  it('finds nothing of another user, or of another application', async () => {
    const [one, other] = [user(), user()];
    await one.say(await one.create(), 'My pelicans');
    expect((await other.search('pelicans')).data).toEqual([]);
    expect((await one.search('pelicans', { application_id: 'app_elsewhere' })).data).toEqual([]);
    expect((await one.search('pelicans')).data).not.toEqual([]);
  });

  it('refuses what is no question, and whose it is has to be said', async () => {
    const query = { application_id: SEARCHED, user_id: 'user_1', q: 'x' };
    const ask = (more: object) => platform.http.get('/v1/conversation-search').query({ ...query, ...more });
    await ask({ q: ' ' }).expect(422, /"field":"q"/);
    await ask({ q: 'x'.repeat(201) }).expect(422, /"field":"q"/);
    await ask({ cursor: '~' }).expect(422, /cursor/);
    await platform.http
      .get('/v1/conversation-search')
      .query({ application_id: SEARCHED, q: 'x' })
      .expect(422, /user_id/);
  });
});
