import { type Database } from '../../database/database.js';

/** Every job that is still there, with how often it was begun. */
export const jobsLeft = (database: Database) =>
  database.query.selectFrom('ingestion_job').select(['document_id', 'attempts']).execute();
