import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../database/database.js';
import { isEligible } from '../../documents/document-predicate.repository.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { signBits, vectorBytes } from './sign-bits.js';
import { type VectorSearch } from './vector-search.js';

/** So many whole vectors are compared: those whose signs come closest. */
const COMPARED = 1_000;

/** Searches the vectors of passages. */
@Injectable()
export class NearestRepository {
  constructor(private readonly database: Database) {}

  /**
   * The passages whose vectors point most nearly where the question's does, the best first, of the documents that the
   * filter lets through. What points away from it is not among them. The score is the cosine.
   */
  async find({ applicationId, generationId, vector, ...search }: VectorSearch): Promise<ScoredPassage[]> {
    const whole = vectorBytes(vector);
    // "cross join" keeps SQLite from reading the other way round, which takes a hundred times as long.
    const { rows } = await sql<ScoredPassage>`
      with close (number) as materialized (
        select passage_code.passage_number
        from document
          cross join passage on passage.document_id = document.id
          cross join passage_code on passage_code.generation_id = ${generationId}
            and passage_code.passage_number = passage.number
        where ${isEligible(applicationId, search.filter)}
        order by vec_distance_hamming(vec_bit(passage_code.code), vec_bit(${signBits(vector)})),
          passage_code.passage_number
        limit ${Math.max(COMPARED, search.limit)}),
      scored (number, score) as (
        select close.number, 1 - vec_distance_cosine(passage_vector.vector, ${whole})
        from close cross join passage_vector
        where passage_vector.generation_id = ${generationId}
          and passage_vector.passage_number = close.number)
      select scored.number, passage.document_id as "documentId", scored.score
      from scored
        cross join vector_generation on vector_generation.id = ${generationId}
        cross join passage on passage.corpus_id = vector_generation.corpus_id
          and passage.number = scored.number
      where scored.score > 0
      order by scored.score desc, scored.number
      limit ${search.limit}`.execute(this.database.query);
    return rows;
  }
}
