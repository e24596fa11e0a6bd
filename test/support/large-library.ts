import { sql } from 'kysely';
import { type Database } from '../../src/database/database.js';
import { ANALYSIS } from '../../src/knowledge/documents/passages/passage-terms.js';

/** Enough for a search to keep the postings of its words at hand. */
const PASSAGES = 12_000;
const SMALL_APPLICATIONS = 100;
const WORDS = ['card', 'account', 'save'];

export const LARGE = 'app_large';

/** Puts one large application beside a hundred small ones, a passage a document, past the API: it is only to be there. */
export async function addLibraries(database: Database): Promise<void> {
  await database.transaction(async () => {
    await addLibrary(database, LARGE, PASSAGES);
    for (let number = 0; number < SMALL_APPLICATIONS; number += 1) {
      await addLibrary(database, `app_small_${number}`, 3);
    }
  });
}

async function addLibrary(database: Database, application: string, passages: number): Promise<void> {
  const corpus = await database.write
    .insertInto('corpus')
    .values({
      application_id: application,
      language: 'en',
      analysis: ANALYSIS,
      passages,
      total_length: passages * WORDS.length,
      last_number: passages,
      // So that nobody embeds it meanwhile.
      unembedded: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const numbers = sql`with recursive given (number) as (
    select 1 union all select number + 1 from given where number < ${passages})`;
  const document = sql`printf('doc_%s_%d', ${application}, number)`;
  const statements = [
    sql`insert into document (id, application_id, title, category, metadata, content_hash, state, passages,
        created_at, updated_at) ${numbers}
      select ${document}, ${application}, 'Card', 'cards', '{}', printf('%d', number), 'ready', 1, number, number
      from given`,
    sql`insert into document_content (document_id, content) ${numbers}
      select ${document}, ${WORDS.join(' ')} from given`,
    sql`insert into passage (id, corpus_id, number, document_id, ordinal, start_offset, end_offset, headings, text,
        length, terms) ${numbers}
      select printf('psg_%s_%d', ${application}, number), ${corpus.id}, number, ${document}, 0, 0, 4, '[]',
        ${WORDS.join(' ')}, ${WORDS.length}, ${JSON.stringify(WORDS)} from given`,
    ...WORDS.flatMap((word) => [
      sql`insert into posting (corpus_id, term, passage_number, frequency, length) ${numbers}
        select ${corpus.id}, ${word}, number, 1, ${WORDS.length} from given`,
      sql`insert into term_statistic (corpus_id, term, passages) values (${corpus.id}, ${word}, ${passages})`,
    ]),
  ];
  for (const statement of statements) await statement.execute(database.write);
}
