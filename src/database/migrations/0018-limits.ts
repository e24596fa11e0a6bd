import { type Kysely } from 'kysely';
import { type Migration } from 'kysely/migration';

/** How much each application may have, and how much was asked for of late. */
export const limits: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable('application_limit')
      .addColumn('application_id', 'text', (column) => column.primaryKey())
      .addColumn('limits', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('request_count')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('points', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('expire', 'bigint')
      .execute();
  },
};
