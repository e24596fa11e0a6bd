import { type Database } from '../database/database.js';
import { SqliteDatabase } from '../database/sqlite/sqlite-database.js';
import { type Message } from './message.js';
import { MessagesRepository } from './messages.repository.js';

const CONVERSATION = {
  ...{ id: 'conv_1', application_id: 'app', user_id: null, title: null, config: '{}' },
  ...{ metadata: '{}', head_message_id: null, created_at: 0, updated_at: 0, expires_at: 0, ttl_ms: 0 },
  state: 'ACTIVE' as const,
};

describe('MessagesRepository', () => {
  let database: Database;
  let messages: MessagesRepository;

  beforeEach(async () => {
    database = new SqliteDatabase(':memory:');
    await database.migrate();
    messages = new MessagesRepository(database);
    await database.transaction(() =>
      database.write.insertInto('conversation').values(CONVERSATION).execute(),
    );
  });

  afterEach(() => database.onApplicationShutdown());

  function store(id: string, parentId: string | null, placed = true): Promise<void> {
    const message: Message = {
      ...{ id, parentId, placed, conversationId: 'conv_1', runId: null },
      ...{ role: 'user', content: id, metadata: {}, createdAt: 0 },
    };
    return database.transaction(() => messages.insert(message));
  }

  const idsOf = async (head: string, limit: number): Promise<string[]> =>
    (await messages.branch(head, limit)).map(({ id }) => id);

  it('reads the end of a branch, oldest first, and knows how long it is', async () => {
    await store('a', null);
    await store('b', 'a');
    await store('c', 'b');
    await store('other', 'a');
    expect(await idsOf('c', 2)).toEqual(['b', 'c']);
    expect(await idsOf('c', 20)).toEqual(['a', 'b', 'c']);
    expect(await Promise.all(['a', 'c', 'other'].map((id) => messages.branchLength(id)))).toEqual([1, 3, 2]);
  });

  it('keeps what a message was sent with, until that is rewritten', async () => {
    const documents = [{ id: 'doc_1', name: 'contract.md' }];
    const message: Message = {
      ...{ id: 'a', parentId: null, placed: false, conversationId: 'conv_1', runId: null },
      ...{ role: 'user', content: 'a', metadata: {}, createdAt: 0, documents },
    };
    await database.transaction(() => messages.insert(message));
    await store('b', 'a');
    expect(await messages.find('a')).toEqual(message);
    expect(await messages.find('b')).not.toHaveProperty('documents');
    await database.transaction(() => messages.rewrite('a', { content: 'another' }));
    expect(await messages.find('a')).toMatchObject({ content: 'another', documents });
    const more = [...documents, { id: 'doc_2', name: 'rules.md' }];
    await database.transaction(() => messages.rewrite('a', { content: 'both', documents: more }));
    expect(await messages.find('a')).toMatchObject({ content: 'both', documents: more });
  });

  it('counts a message that waited from where it is put', async () => {
    await store('a', null);
    await store('waits', null, false);
    await database.transaction(() => messages.setParent('waits', 'a'));
    await store('c', 'waits');
    expect(await messages.branchLength('c')).toBe(3);
    await database.transaction(() => messages.setParent('waits', null));
    expect(await messages.branchLength('waits')).toBe(1);
  });

  it('counts behind messages that were stored before their depth was kept', async () => {
    await store('a', null);
    await store('b', 'a');
    await database.transaction(() => database.write.updateTable('message').set({ depth: null }).execute());
    await store('c', 'b');
    expect(await messages.branchLength('c')).toBe(3);
  });
});
