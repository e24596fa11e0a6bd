import { FixedClock } from '../../../common/testing/fixed-clock.js';
import { SequentialIds } from '../../../common/testing/sequential-ids.js';
import { loadConfig } from '../../../config/config.js';
import { ChangeFeed } from '../../../database/change-feed.js';
import { type Database } from '../../../database/database.js';
import { ApiKeys } from '../api-keys.js';
import { ApiKeysRepository } from '../api-keys.repository.js';
import { AuthSecret } from '../auth-secret.js';
import { AuthSecretRepository } from '../auth-secret.repository.js';

/** The keys of a database, of which there is an admin's. */
export async function createApiKeys(database: Database): Promise<ApiKeys> {
  const secret = new AuthSecret(loadConfig({}), database, new AuthSecretRepository(database));
  await secret.onModuleInit();
  const changes = new ChangeFeed(database);
  const repository = new ApiKeysRepository(database);
  const keys = new ApiKeys(repository, secret, database, changes, new FixedClock(), new SequentialIds());
  await keys.createFirst();
  return keys;
}
