import fc from 'fast-check';
import { type Database } from '../database/database.js';
import { type OpenDatabase } from '../database/testing/databases.js';
import { MessageSearchRepository } from './message-search.repository.js';
import { MessageWordsRepository } from './message-words.repository.js';
import { soughtWordsOf, titleWordsOf, wordsOf } from './search-words.js';
import { TitleSearchRepository } from './title-search.repository.js';

const OWNER = { applicationId: 'app', userId: 'ann' };
const CONVERSATION = {
  ...{ application_id: 'app', user_id: 'ann', title: null, config: '{}', metadata: '{}', ttl_ms: 0 },
  ...{ head_message_id: null, created_at: 0, updated_at: 0, expires_at: 0, is_searchable: 0 as const },
  state: 'ACTIVE' as const,
};
const MESSAGE = {
  ...{ conversation_id: 'conv_1', parent_id: null, depth: 1, placed: 1 as const, run_id: 'run_1' },
  ...{ role: 'assistant' as const, content: 'pelicans', metadata: '{}', created_at: 0 },
};

/** What is kept of what was said, and how it is found again, whatever the database. */
export function describeConversationWords(open: OpenDatabase): void {
  let database: Database;
  let words: MessageWordsRepository;
  let search: MessageSearchRepository;
  let titles: TitleSearchRepository;

  beforeEach(async () => {
    database = await open();
    words = new MessageWordsRepository(database);
    [search, titles] = [new MessageSearchRepository(database), new TitleSearchRepository(database)];
    await begin({ id: 'conv_1' });
  });

  afterEach(() => database.onApplicationShutdown());

  const begin = (row: { id: string; user_id?: string | null; updated_at?: number }) =>
    database.transaction(() =>
      database.write
        .insertInto('conversation')
        .values({ ...CONVERSATION, ...row })
        .execute(),
    );
  const say = (row: Partial<Omit<typeof MESSAGE, 'placed'>> & { id: string; placed?: 0 | 1 }) =>
    database.transaction(() =>
      database.write
        .insertInto('message')
        .values({ ...MESSAGE, ...row })
        .execute(),
    );
  const keep = (id: string, text: string, createdAt = 0) =>
    database.transaction(() =>
      words.keep(
        { id: 'conv_1', ...OWNER },
        { id, runId: 'run_1', createdAt, length: text.length },
        'en',
        wordsOf(text, 'en'),
      ),
    );
  const found = async (question: string, owner = OWNER) => {
    const { matching } = await search.look(owner, soughtWordsOf(question), undefined);
    return matching.map(({ id }) => id);
  };

  it('goes through the conversations of users that have something new, one after the other', async () => {
    await begin({ id: 'conv_2', user_id: null });
    await begin({ id: 'conv_3' });
    expect(await words.unreadAfter('')).toMatchObject({ id: 'conv_1', ...OWNER });
    expect(await words.unreadAfter('conv_1')).toMatchObject({ id: 'conv_3' });
    expect(await words.unreadAfter('conv_3')).toBeUndefined();
    await database.transaction(() => words.markRead('conv_1', null));
    expect(await words.unreadAfter('')).toMatchObject({ id: 'conv_3' });
  });

  it('finds what one user was told in one application, the newest first, and on from a place', async () => {
    for (const [index, id] of ['msg_1', 'msg_2', 'msg_3', 'msg_4'].entries()) {
      const createdAt = Math.min(index, 2);
      await say({ id, created_at: createdAt });
      await keep(id, 'pelicans', createdAt);
    }
    expect(await found('pelican')).toEqual(['msg_4', 'msg_3', 'msg_2', 'msg_1']);
    expect(await found('pelican', { ...OWNER, userId: 'ben' })).toEqual([]);
    expect(await found('pelican', { ...OWNER, applicationId: 'other' })).toEqual([]);
    const next = await search.look(OWNER, soughtWordsOf('pelican'), { at: 2, id: 'msg_4' });
    expect(next.matching.map(({ id }) => id)).toEqual(['msg_3', 'msg_2', 'msg_1']);
  });

  it('finds titles in the order of a list, by the words of the language that they were read in', async () => {
    await begin({ id: 'conv_2', updated_at: 1 });
    const title = (id: string, text: string, language: 'en' | 'de') =>
      database.transaction(() => words.markRead(id, titleWordsOf(text, language)));
    await title('conv_1', 'Versicherungen', 'de');
    await title('conv_2', 'Eine Versicherung', 'de');
    const titled = async (question: string) => {
      const { matching } = await titles.look(OWNER, soughtWordsOf(question), undefined);
      return matching.map(({ id }) => id);
    };
    expect(await titled('Versicherung')).toEqual(['conv_2', 'conv_1']);
    await title('conv_2', 'Versicherungen', 'en');
    expect(await titled('Versicherung')).toEqual(['conv_1']);
  });

  it('loses the words with the message', async () => {
    await say({ id: 'msg_1' });
    await keep('msg_1', 'pelicans');
    await database.transaction(() => database.write.deleteFrom('message').execute());
    expect(await found('pelicans')).toEqual([]);
  });

  it('finds the messages that have all words that are asked for, and no others', async () => {
    const word = fc.constantFrom('pelican', 'heron', 'ibis', 'a_b', '100%', '日本', 'naïve');
    const text = fc.array(word, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 2 }),
        async (texts, asked) => {
          await database.transaction(() => database.write.deleteFrom('message').execute());
          for (const [index, said] of texts.entries()) {
            await say({ id: `msg_${index}`, created_at: index });
            await keep(`msg_${index}`, said.join(' '), index);
          }
          const expected = texts
            .flatMap((said, index) => (asked.every((one) => said.includes(one)) ? [`msg_${index}`] : []))
            .toReversed();
          expect(await found(asked.join(' '))).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
}
