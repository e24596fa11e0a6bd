import { type Expression, type RawBuilder, sql } from 'kysely';
import { perDialect } from './per-dialect.js';
import { type VectorForm } from './vector-forms.js';

/**
 * What searches by vectors ask, of sqlite-vec and of pgvector. On PostgreSQL the columns are of types that every server
 * has, and become pgvector's in the query: the schema is the same with the extension and without.
 */

/** In how many signs a column of them differs from `signs`, which {@link signsFor} made. */
export function signDistance(column: RawBuilder<unknown>, signs: VectorForm): Expression<number> {
  return perDialect({
    sqlite: sql`vec_distance_hamming(vec_bit(${column}), vec_bit(${signs}))`,
    postgres: sql`(${column} <~> cast(${signs} as bit varying))`,
  });
}

/**
 * The cosine of the angle between a column of vectors and `vector`, which {@link vectorFor} made; null where one of the two
 * has no direction.
 */
export function cosine(column: RawBuilder<unknown>, vector: VectorForm): Expression<number | null> {
  return perDialect({
    sqlite: sql`(1 - vec_distance_cosine(${column}, ${vector}))`,
    postgres: sql`nullif(1 - (cast(${column} as vector) <=> cast(cast(${vector} as real[]) as vector)), 'NaN')`,
  });
}
