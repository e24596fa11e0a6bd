import { Database } from '../../src/database/database.js';
import { RetentionSweeper } from '../../src/retention/retention-sweeper.js';
import { MessageIndexer } from '../../src/search/message-indexer.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatform } from '../support/use-platform.js';

interface Hit {
  conversation: { id: string; title: string | null; archived: boolean };
  message: { id: string; role: string } | null;
  snippet: { text: string; start: number; highlights: [number, number][] };
}

interface Page {
  data: Hit[];
  next_cursor: string | null;
}

const APPLICATION = 'app_search';
let users = 0;

/** What a user can do, and what is done for them behind the turns. */
function asUser(platform: () => TestApp) {
  users += 1;
  const owner = { application_id: APPLICATION, user_id: `user_search_${users}` };
  const { http } = platform();

  const read = async (): Promise<void> => {
    const indexer = platform().app.get(MessageIndexer);
    while (await indexer.step());
  };
  return {
    owner,
    read,
    create: async (): Promise<string> => {
      const { body } = await http.post('/v1/conversations').send(owner).expect(201);
      return (body as { id: string }).id;
    },
    say: async (id: string, content: string, more: object = {}): Promise<string> => {
      const { body } = await http
        .post(`/v1/conversations/${id}/messages`)
        .send({ content, ...more })
        .expect(201);
      return (body as { parent_id: string }).parent_id;
    },
    search: async (q: string, query: object = {}): Promise<Page> => {
      await read();
      const { body } = await http
        .get('/v1/conversation-search')
        .query({ ...owner, q, ...query })
        .expect(200);
      return body as Page;
    },
  };
}

const marked = ({ snippet }: Hit): string[] =>
  snippet.highlights.map(([start, end]) => snippet.text.slice(start, end));
const messagesOf = ({ data }: Page): (string | undefined)[] => data.map(({ message }) => message?.id);

describe('a search in conversations', () => {
  const platform = usePlatform();
  const user = () => asUser(() => platform);

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
    const { create, say, search } = user();
    const id = await create();
    await say(id, 'A word about pelicans');
    expect((await search('pelican')).data.map(({ message }) => message?.role)).toEqual([undefined, 'user']);
    await platform.http.patch(`/v1/conversations/${id}`).send({ title: 'Herons' }).expect(200);
    expect((await search('heron')).data).toMatchObject([{ message: null, snippet: { text: 'Herons' } }]);
    expect((await search('pelican')).data.map(({ message }) => message?.role)).toEqual(['user']);
  });

  it('finds replies, other branches and what is archived', async () => {
    const { create, say, search } = user();
    const id = await create();
    const first = await say(id, 'One about pelicans');
    await say(id, 'Another about herons', { parent_id: null });
    await platform.http.patch(`/v1/conversations/${id}`).send({ archived: true, title: 'Birds' }).expect(200);
    const { data } = await search('pelicans');
    expect(data).toMatchObject([{ conversation: { archived: true }, message: { id: first } }]);
    expect((await search('checking account')).data.every(({ message }) => message?.role !== 'user')).toBe(
      true,
    );
  });

  it('goes on page by page, the newest first, and misses none', async () => {
    const { create, say, search } = user();
    const id = await create();
    await platform.http.patch(`/v1/conversations/${id}`).send({ title: 'Birds' }).expect(200);
    const said: string[] = [];
    for (let number = 0; number < 5; number += 1) said.unshift(await say(id, `Pelican ${number}`));
    const own = (page: Page) => messagesOf(page).filter((one) => said.includes(one ?? ''));
    const found: (string | undefined)[] = [];
    let cursor: string | null | undefined;
    for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
      const page: Page = await search('pelican', { limit: 2, ...(cursor !== undefined && { cursor }) });
      found.push(...own(page));
      cursor = page.next_cursor;
    }
    expect(found).toEqual(said);
  });

  it('finds nothing of another user, or of another application', async () => {
    const [one, other] = [user(), user()];
    await one.say(await one.create(), 'My pelicans');
    expect((await other.search('pelicans')).data).toEqual([]);
    expect((await one.search('pelicans', { application_id: 'app_elsewhere' })).data).toEqual([]);
    expect((await one.search('pelicans')).data).not.toEqual([]);
  });

  it('forgets a message with its conversation', async () => {
    const { create, say, search, owner } = user();
    const kept = await create();
    await say(kept, 'Pelicans, kept');
    const erased = await create();
    await say(erased, 'Pelicans, erased');
    expect((await search('pelicans')).data).not.toEqual([]);
    await platform.http.delete(`/v1/conversations/${erased}?erase=true`).expect(200);
    const ids = new Set((await search('pelicans')).data.map(({ conversation }) => conversation.id));
    expect([...ids]).toEqual([kept]);
    await platform.http
      .delete(`/v1/users/${owner.user_id}`)
      .query({ application_id: APPLICATION })
      .expect(200);
    const rows = await platform.app
      .get(Database)
      .query.selectFrom('message_words')
      .select('message_id')
      .where('user_id', '=', owner.user_id)
      .execute();
    expect(rows).toEqual([]);
  });

  it('finds nothing of what retention has put out of reach', async () => {
    const days = await startApp({ MESSAGE_RETENTION_DAYS: '1' });
    const { create, say, search } = asUser(() => days);
    const travel = timeTravel(days);
    await say(await create(), 'Pelicans, once');
    expect((await search('pelicans')).data).not.toEqual([]);
    travel(60 * 24 * 2);
    await days.app.get(RetentionSweeper).sweep();
    expect((await search('pelicans')).data).toEqual([]);
    await days.close();
  });

  it('takes in what was said before there was a search, and goes on after a restart', async () => {
    const { create, say, search, owner } = user();
    const id = await create();
    await say(id, 'Pelicans from before');
    const database = platform.app.get(Database);
    expect((await search('pelicans')).data).not.toEqual([]);
    // As the migration leaves it.
    await database.transaction(async () => {
      await database.write.deleteFrom('message_words').where('user_id', '=', owner.user_id).execute();
      await database.write
        .updateTable('conversation')
        .set({ is_searchable: 0, title_words: null })
        .where('id', '=', id)
        .execute();
    });
    expect((await search('pelicans')).data).toMatchObject([{ message: null }, { message: { role: 'user' } }]);
  });

  it('finds words of an application that has another language now', async () => {
    const { create, say, search } = user();
    await say(await create(), 'Meine Pelikane');
    await search('pelikane');
    await platform.http.patch(`/v1/applications/${APPLICATION}`).send({ language: 'de' }).expect(200);
    expect((await search('pelikane')).data).not.toEqual([]);
    await platform.http.patch(`/v1/applications/${APPLICATION}`).send({ language: 'en' }).expect(200);
  });

  it('refuses what is no question, and whose it is has to be said', async () => {
    const query = { application_id: APPLICATION, user_id: 'user_1', q: 'x' };
    const ask = (more: object) => platform.http.get('/v1/conversation-search').query({ ...query, ...more });
    await ask({ q: ' ' }).expect(422, /"field":"q"/);
    await ask({ q: 'x'.repeat(201) }).expect(422, /"field":"q"/);
    await ask({ cursor: '~' }).expect(422, /cursor/);
    await platform.http
      .get('/v1/conversation-search')
      .query({ application_id: APPLICATION, q: 'x' })
      .expect(422, /user_id/);
  });
});
