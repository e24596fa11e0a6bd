import { Sweeps } from '../../common/sweeps.js';
import { FixedClock } from '../../common/testing/fixed-clock.js';
import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { type Database } from '../../database/database.js';
import { describeOnEachDatabase } from '../../database/testing/databases.js';
import { LOCAL } from '../principal.js';
import { StreamTicketsRepository } from './stream-tickets.repository.js';
import { StreamTickets, TICKET_MS } from './stream-tickets.js';

const MINUTE_MS = 60_000;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describeOnEachDatabase('stream tickets', (open) => {
  let database: Database;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.onApplicationShutdown());

  it('that nobody used are forgotten once they are over', async () => {
    const [clock, scheduler] = [new FixedClock(), new ManualScheduler()];
    const sweeps = new Sweeps(scheduler);
    const tickets = new StreamTickets(new StreamTicketsRepository(database), database, clock, sweeps);
    tickets.onModuleInit();
    const left = async (): Promise<number> =>
      (await database.query.selectFrom('stream_ticket').select('hash').execute()).length;
    for (let count = 0; count < 3; count += 1) await tickets.issue(LOCAL);
    clock.nowMs += TICKET_MS;
    const { ticket } = await tickets.issue(LOCAL);
    expect(await left()).toBe(4);

    scheduler.advance(MINUTE_MS);
    while ((await left()) > 1) await turn();
    expect(await tickets.redeem(ticket)).toEqual(LOCAL);
    expect(await left()).toBe(0);
    sweeps.onModuleDestroy();
  });
});
