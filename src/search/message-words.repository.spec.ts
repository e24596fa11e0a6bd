import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';
import { MessageWordsRepository, type UnreadMessage } from './message-words.repository.js';

const CONVERSATION = { id: 'conv_1', applicationId: 'app', userId: 'ann' };

describeOnEachDatabase('the words of messages', (open) => {
  let database: Database;
  let words: MessageWordsRepository;

  beforeEach(async () => {
    database = await open();
    words = new MessageWordsRepository(database);
    await database.transaction(async () => {
      const conversation = {
        ...{ id: CONVERSATION.id, application_id: 'app', user_id: 'ann', state: 'ACTIVE' as const },
        ...{ config: '{}', metadata: '{}', ttl_ms: 0, created_at: 0, updated_at: 0, expires_at: 0 },
      };
      await database.write.insertInto('conversation').values(conversation).execute();
    });
  });

  afterEach(() => database.onApplicationShutdown());

  const say = (id: string, placed: 0 | 1 = 1) =>
    database.transaction(async () => {
      const message = {
        ...{ id, conversation_id: CONVERSATION.id, placed, run_id: 'run_1', role: 'assistant' as const },
        ...{ content: 'Eight €', metadata: '{}', created_at: 7 },
      };
      await database.write.insertInto('message').values(message).execute();
    });
  const goOn = (id: string, runId: string) =>
    database.transaction(async () => {
      const grown = { run_id: runId, is_searchable: 0 as const };
      await database.write.updateTable('message').set(grown).where('id', '=', id).execute();
    });
  const keep = (message: UnreadMessage, kept: string) =>
    database.transaction(() => words.keep(CONVERSATION, message, 'en', kept));
  const unread = () => words.unreadOf(CONVERSATION.id, 10);
  const kept = () => database.query.selectFrom('message_words').selectAll().execute();

  it('are wanted of each message of the tree once', async () => {
    await say('msg_waits', 0);
    await say('msg_1');
    const [message, ...others] = await unread();
    expect(message).toEqual({ id: 'msg_1', runId: 'run_1', createdAt: 7, length: 9 });
    expect(others).toEqual([]);
    await keep(message!, ' one ');
    expect(await unread()).toEqual([]);
    expect(await kept()).toEqual([
      {
        application_id: 'app',
        user_id: 'ann',
        created_at: 7,
        message_id: 'msg_1',
        language: 'en',
        words: ' one ',
      },
    ]);
  });

  it('are no more than so many at a time', async () => {
    for (const id of ['msg_1', 'msg_2', 'msg_3']) await say(id);
    expect(await words.unreadOf(CONVERSATION.id, 2)).toHaveLength(2);
  });

  it('of a reply that another run went on with take the place of those before', async () => {
    await say('msg_1');
    const [first] = await unread();
    await keep(first!, ' one ');
    await goOn('msg_1', 'run_2');
    const [second] = await unread();
    expect(second).toMatchObject({ id: 'msg_1', runId: 'run_2' });
    await keep(second!, ' one two ');
    expect(await kept()).toMatchObject([{ message_id: 'msg_1', words: ' one two ' }]);
    expect(await unread()).toEqual([]);
  });

  it('are not kept of what has changed or gone while they were read', async () => {
    await say('msg_1');
    const [first] = await unread();
    await keep(first!, ' one ');
    await goOn('msg_1', 'run_2');
    await keep({ ...first!, runId: 'run_1' }, ' late ');
    expect(await kept()).toMatchObject([{ words: ' one ' }]);
    expect(await unread()).toMatchObject([{ runId: 'run_2' }]);
    await keep({ ...first!, id: 'msg_0' }, ' late ');
    expect(await kept()).toHaveLength(1);
  });
});
