import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';
import { MessageSearchRepository } from './message-search.repository.js';
import { type MessagePlace } from './search-place.js';

const SEARCHER = { applicationId: 'app', userId: 'ann' };
const CONVERSATION = {
  ...{ id: 'conv_1', application_id: 'app', user_id: 'ann', state: 'ACTIVE' as const },
  ...{ config: '{}', metadata: '{}', ttl_ms: 0, created_at: 0, updated_at: 0, expires_at: 0 },
};
/** Two of them are as much as one look reads for one term. */
const LONG = ` ${'x'.repeat(900_000)} pelican heron `;

describeOnEachDatabase('a look at what a user has said', (open) => {
  let database: Database;
  let search: MessageSearchRepository;

  beforeEach(async () => {
    database = await open();
    search = new MessageSearchRepository(database);
    await database.transaction(() =>
      database.write.insertInto('conversation').values(CONVERSATION).execute(),
    );
  });

  afterEach(() => database.onApplicationShutdown());

  /** The first is the oldest. */
  const say = (texts: readonly string[]) =>
    database.transaction(async () => {
      for (const [at, words] of texts.entries()) {
        const message = {
          ...{ id: `msg_${at}`, conversation_id: 'conv_1', placed: 1 as const, role: 'user' as const },
          ...{ content: '', metadata: '{}', created_at: at },
        };
        await database.write.insertInto('message').values(message).execute();
        const kept = { application_id: 'app', user_id: 'ann', created_at: at, message_id: message.id };
        await database.write
          .insertInto('message_words')
          .values({ ...kept, language: 'en', words })
          .execute();
      }
    });
  const look = (terms: string[], after?: MessagePlace) =>
    search.look(SEARCHER, [{ languages: ['en'], terms }], after);
  const place = (at: number): MessagePlace => ({ at, id: `msg_${at}` });

  it('goes through all that is little to read, the newest first', async () => {
    await say([' pelican ', ' heron ', ' pelican heron ', ' pelicans ']);
    expect(await look(['pelican'])).toEqual({ matching: [place(2), place(0)], end: undefined });
    expect(await look(['pelican', 'heron'])).toEqual({ matching: [place(2)], end: undefined });
    expect(await look(['pelican'], place(2))).toEqual({ matching: [place(0)], end: undefined });
    expect(await look(['pelican'], place(0))).toEqual({ matching: [], end: undefined });
  });

  it('ends where it has read enough, and goes on from there', async () => {
    await say([LONG, LONG, ' pelican ', LONG, LONG, LONG]);
    expect(await look(['pelican'])).toEqual({ matching: [place(5), place(4)], end: place(4) });
    expect(await look(['pelican'], place(4))).toEqual({
      ...{ matching: [place(3), place(2), place(1)], end: place(1) },
    });
    expect(await look(['pelican'], place(1))).toEqual({ matching: [place(0)], end: undefined });
  });

  it('reads less where each term is looked for, and one message at least', async () => {
    await say([LONG, LONG, LONG]);
    const terms = ['pelican', 'heron'];
    expect(await look(terms)).toEqual({ matching: [place(2)], end: place(2) });
    const many = ['heron', 'pelican', 'heron', 'pelican'];
    expect(await look(many, place(2))).toEqual({ matching: [place(1)], end: place(1) });
    expect(await look(many, place(1))).toEqual({ matching: [place(0)], end: undefined });
  });
});
