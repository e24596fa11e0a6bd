import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import { perDialect } from '../../../database/dialect/per-dialect.js';
import { type VectorSearch } from './vector-search.js';

/** The corpus that vectors are of; nothing where they are another application's. */
export function corpusOf({
  applicationId,
  generationId,
}: Pick<VectorSearch, 'applicationId' | 'generationId'>): RawBuilder<number> {
  return sql`(
    select vector_generation.corpus_id
    from vector_generation join corpus on corpus.id = vector_generation.corpus_id
    where vector_generation.id = ${generationId} and corpus.application_id = ${applicationId})`;
}

/**
 * True of all passages that are read by their documents. PostgreSQL may begin with the vectors, and needs the corpus to find a
 * passage by its number.
 */
export function isInCorpusOf(search: Parameters<typeof corpusOf>[0]): Expression<SqlBool> {
  return perDialect({ sqlite: sql`true`, postgres: sql`passage.corpus_id = ${corpusOf(search)}` });
}
