import { type Kysely, sql } from 'kysely';
import { type Migration } from 'kysely/migration';

/** Of how many passages have a term, recent postings are counted by themselves. */
export const settledStatistics: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const recent = sql`from recent_posting where recent_posting.corpus_id = term_statistic.corpus_id
      and recent_posting.term = term_statistic.term`;
    await sql`update term_statistic set passages = passages - (select count(*) ${recent})
      where exists (select 1 ${recent})`.execute(database);
    await sql`delete from term_statistic where passages <= 0`.execute(database);
  },
};
