import { SqliteDatabase } from '../database/sqlite/sqlite-database.js';
import { EventMover } from './event-mover.js';
import { RecentEvents } from './recent-events.js';
import { createRunEvent } from './run-event.js';
import { RunEventsRepository } from './run-events.repository.js';
import { createRunRows } from './testing/run-rows.js';

describe('EventMover', () => {
  it('goes on after a run of which there is nothing to move', async () => {
    const database = new SqliteDatabase(':memory:');
    await database.migrate();
    const runId = await createRunRows(database)();
    const recent = new RecentEvents();
    const repository = new RunEventsRepository(database);
    const mover = new EventMover(database, repository, recent);
    const end = (id: string) => createRunEvent(id, 1, { type: 'abort', reason: 'cancelled' });

    mover.note({ runId: 'run_erased', events: [end('run_erased')], lastId: 1 });
    const batch = recent.take(runId, [end(runId)]);
    recent.settle(batch);
    mover.note(batch);
    await mover.settled();

    expect(await repository.last(runId)).toEqual(end(runId));
    await database.onApplicationShutdown();
  });
});
