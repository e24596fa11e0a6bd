import { sql } from 'kysely';
import { type Database } from '../../database/database.js';

/** Makes of all indexes what the first analysis made: words of a title twice among those of the text, one with another stem. */
export async function ageIndexes(database: Database, term: string, older: string): Promise<void> {
  const statements = [
    ...['posting', 'recent_posting'].flatMap((table) => [
      sql`update ${sql.table(table)} set frequency = frequency + 2, title = 0 where title > 0`,
      sql`update ${sql.table(table)} set term = ${older} where term = ${term}`,
    ]),
    sql`update term_statistic set term = ${older} where term = ${term}`,
    sql`update passage set terms = replace(terms, ${JSON.stringify(term)}, ${JSON.stringify(older)})`,
    sql`update corpus set analysis = 1, version = version + 1`,
  ];
  await database.transaction(async () => {
    for (const statement of statements) await statement.execute(database.write);
  });
}
