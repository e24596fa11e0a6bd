import { type Database } from '../../database/database.js';

/** Makes runs in a conversation of their own, as their logs refer to them. @returns a maker of run ids. */
export async function createRunRows(database: Database): Promise<() => Promise<string>> {
  const conversation = {
    application_id: 'app',
    user_id: null,
    title: null,
    state: 'ACTIVE',
    config: '{}',
  } as const;
  const times = { created_at: 0, updated_at: 0, expires_at: 0, ttl_ms: 0 };
  const row = { id: 'conv_1', ...conversation, ...times, metadata: '{}', head_message_id: null };
  await database.transaction(() => database.write.insertInto('conversation').values(row).execute());
  let count = 0;
  return async () => {
    const id = `run_${++count}`;
    const run = {
      conversation_id: 'conv_1',
      application_id: 'app',
      state: 'completed',
      model: 'offline',
    } as const;
    const messages = {
      placement: 'append',
      user_message_id: 'msg_u',
      assistant_message_id: 'msg_a',
    } as const;
    const entry = { id, ...run, ...messages, position: count, created_at: 0 };
    await database.transaction(() => database.write.insertInto('run').values(entry).execute());
    return id;
  };
}
