import { Config, loadConfig } from '../../config/config.js';
import { type ApplicationLimitsConfig } from '../../config/limits-config.js';
import { type Database } from '../../database/database.js';
import { ApplicationLimits } from '../application-limits.js';
import { LimitsRepository } from '../limits.repository.js';
import { StoreLimits } from '../store-limits.js';

/** The limits of applications over a database. @param changes over the defaults of the server. */
export function createLimits(
  database: Database,
  changes: Partial<ApplicationLimitsConfig> = {},
): { limits: ApplicationLimits; store: StoreLimits } {
  const { server, database: place, models, access } = loadConfig({});
  const ofApplication = { ...server.limits.ofApplication, ...changes };
  const config = new Config(
    { ...server, limits: { ...server.limits, ofApplication } },
    place,
    models,
    access,
  );
  const repository = new LimitsRepository(database);
  const limits = new ApplicationLimits(repository, database, config);
  return { limits, store: new StoreLimits(limits, repository) };
}
