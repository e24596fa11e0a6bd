import { type RawBuilder, sql, type SqlBool } from 'kysely';

/**
 * True of a passage, by its corpus and its number, that is neither being written nor being deleted. What is hidden never
 * overlaps, so the nearest range that begins before it is the only one that may have it.
 */
export function isOutOfHiding(
  corpusId: RawBuilder<unknown>,
  number: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`coalesce((
    select hidden_passages.last_number from hidden_passages
    where hidden_passages.corpus_id = ${corpusId} and hidden_passages.first_number <= ${number}
    order by hidden_passages.first_number desc limit 1), 0) < ${number}`;
}

/** The same of a row of `passage`. */
export const isWhole = isOutOfHiding(sql.ref('passage.corpus_id'), sql.ref('passage.number'));
