import { type ApiKeys } from '../auth/keys/api-keys.js';
import { createApiKeys } from '../auth/keys/testing/create-api-keys.js';
import { type Database } from '../database/database.js';
import { describeOnEachDatabase } from '../database/testing/databases.js';
import { KeyLimitsService } from './key-limits.service.js';
import { createLimits } from './testing/create-limits.js';

describeOnEachDatabase('limits that several change at once', (open) => {
  let database: Database;
  let keys: ApiKeys;

  beforeEach(async () => {
    database = await open();
    keys = await createApiKeys(database);
  });

  afterEach(() => database.onApplicationShutdown());

  it('keep what each has set, of one key', async () => {
    const { limits } = createLimits(database);
    const service = new KeyLimitsService(keys, limits);
    const { key } = await keys.create({ applicationId: 'app', scopes: [], name: null, expiresAt: null });
    const changes = [{ requests_per_minute: 1 }, { open_streams: 2 }, { running_runs: 3 }];
    await Promise.all(changes.map((change) => service.change(key.id, change)));
    expect(await service.get(key.id)).toEqual({ requests_per_minute: 1, open_streams: 2, running_runs: 3 });
    await Promise.all([
      service.change(key.id, { open_streams: null }),
      service.change(key.id, { running_runs: 4 }),
    ]);
    expect(await service.get(key.id)).toEqual({
      requests_per_minute: 1,
      open_streams: null,
      running_runs: 4,
    });
  });

  it('keep what each has set, of one application', async () => {
    const { limits } = createLimits(database);
    // The first round has connections made; those of the others are there.
    for (const value of [1, 2, 3]) {
      const wanted = { requestsPerMinute: value, openStreams: value, runningRuns: value };
      await Promise.all(
        Object.entries(wanted).map(([name, limit]) => limits.change('app', { [name]: limit })),
      );
      expect(await createLimits(database).limits.of('app')).toMatchObject(wanted);
    }
  });
});
