import { type Database } from '../../database/database.js';

/**
 * Makes runs in conversations of their own, as their logs refer to them.
 * @param owner the process that is making them; none is where it is left out.
 * @param name tells their ids from those of others in the same database.
 * @returns a maker of run ids.
 */
export function createRunRows(database: Database, owner?: string, name = ''): () => Promise<string> {
  let count = 0;
  return async () => {
    const number = ++count;
    const conversation_id = `conv_${name}${number}`;
    const conversation = {
      application_id: 'app',
      user_id: null,
      title: null,
      state: 'ACTIVE',
      config: '{}',
    } as const;
    const times = { created_at: 0, updated_at: 0, expires_at: 0, ttl_ms: 0 };
    const row = { id: conversation_id, ...conversation, ...times, metadata: '{}', head_message_id: null };
    const id = `run_${name}${number}`;
    const lease =
      owner === undefined
        ? ({ state: 'completed' } as const)
        : ({ state: 'running', lease_owner: owner, lease_expires_at: 0 } as const);
    const messages = {
      placement: 'append',
      user_message_id: 'msg_u',
      assistant_message_id: 'msg_a',
    } as const;
    const run = { conversation_id, application_id: 'app', model: 'offline', ...lease };
    const entry = { id, ...run, ...messages, position: number, lease_epoch: 1, created_at: 0 };
    await database.transaction(async () => {
      await database.write.insertInto('conversation').values(row).execute();
      await database.write.insertInto('run').values(entry).execute();
    });
    return id;
  };
}

/** Has somebody else hold a run from now on. @returns the number of the new lease. */
export async function takeLease(database: Database, runId: string): Promise<number> {
  return database.transaction(async () => {
    const row = await database.write
      .updateTable('run')
      .set((builder) => ({ lease_epoch: builder('lease_epoch', '+', 1) }))
      .where('id', '=', runId)
      .returning('lease_epoch')
      .executeTakeFirstOrThrow();
    return row.lease_epoch;
  });
}
