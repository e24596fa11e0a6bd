import { type Clock } from '../../common/clock.js';
import { type Database } from '../../database/database.js';
import { UsageLedger } from '../usage-ledger.js';
import { UsageDaysRepository } from '../usage-days.repository.js';
import { UsageRepository } from '../usage.repository.js';

/** The ledger on a database that is up to date. */
export function createUsageLedger(database: Database, clock: Clock): UsageLedger {
  return new UsageLedger(new UsageRepository(database), new UsageDaysRepository(database), clock, database);
}
