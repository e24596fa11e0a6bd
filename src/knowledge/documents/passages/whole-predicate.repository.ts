import { sql, type SqlBool } from 'kysely';

/** True of a row of `passage` that is neither being written nor being deleted. */
export const isWhole = sql<SqlBool>`not exists (
  select 1 from hidden_passages
  where hidden_passages.corpus_id = passage.corpus_id
    and passage.number between hidden_passages.first_number and hidden_passages.last_number)`;
