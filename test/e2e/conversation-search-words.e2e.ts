import { Database } from '../../src/database/database.js';
import { RetentionSweeper } from '../../src/retention/retention-sweeper.js';
import { SEARCHED, searchingUser } from '../support/searching-user.js';
import { startApp } from '../support/test-app.js';
import { timeTravel } from '../support/time-travel.js';
import { usePlatform } from '../support/use-platform.js';

describe('what a search in conversations knows', () => {
  const platform = usePlatform();
  const user = () => searchingUser(platform);

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
    await platform.http.delete(`/v1/users/${owner.user_id}`).query({ application_id: SEARCHED }).expect(200);
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
    const { create, say, search } = searchingUser(days);
    const travel = timeTravel(days);
    await say(await create(), 'Pelicans, once');
    expect((await search('pelicans')).data).not.toEqual([]);
    travel(60 * 24 * 2);
    await days.app.get(RetentionSweeper).sweep();
    expect((await search('pelicans')).data).toEqual([]);
    await days.close();
  });

  it('takes in what was said before there was a search', async () => {
    const { create, say, search, owner } = user();
    const id = await create();
    await say(id, 'Pelicans from before');
    const database = platform.app.get(Database);
    expect((await search('pelicans')).data).not.toEqual([]);
    // As the migration leaves it.
    await database.transaction(async () => {
      const { numDeletedRows } = await database.write
        .deleteFrom('message_words')
        .where('user_id', '=', owner.user_id)
        .executeTakeFirstOrThrow();
      expect(numDeletedRows).toBe(2n);
      await database.write
        .updateTable('conversation')
        .set({ is_searchable: 0, title_words: null })
        .where('id', '=', id)
        .execute();
      const unread = { is_searchable: 0 as const };
      await database.write.updateTable('message').set(unread).where('conversation_id', '=', id).execute();
    });
    expect((await search('pelicans')).data).toMatchObject([{ message: null }, { message: { role: 'user' } }]);
  });

  it('finds words of an application that has another language now', async () => {
    const { create, say, search } = user();
    await say(await create(), 'Meine Pelikane');
    await search('pelikane');
    await platform.http.patch(`/v1/applications/${SEARCHED}`).send({ language: 'de' }).expect(200);
    expect((await search('pelikane')).data).not.toEqual([]);
    await platform.http.patch(`/v1/applications/${SEARCHED}`).send({ language: 'en' }).expect(200);
  });
});
