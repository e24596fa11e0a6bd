import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../database/database.js';
import { joinedInOrder } from '../../../database/dialect/fragments.js';
import { signsFor, vectorFor } from '../../../database/dialect/vector-forms.js';
import { cosine, signDistance } from '../../../database/dialect/vectors.js';
import { isEligible } from '../../documents/document-predicate.repository.js';
import { type ScoredPassage } from '../words/scores.repository.js';
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
    const { dialect } = this.database;
    const distance = signDistance(sql.ref('passage_code.code'), signsFor(dialect, vector));
    const score = cosine(sql.ref('passage_vector.vector'), vectorFor(dialect, vector));
    // The other way round SQLite takes a hundred times as long.
    const { rows } = await sql<ScoredPassage>`
      with close (number) as materialized (
        select passage_code.passage_number
        from document
          ${joinedInOrder} passage on passage.document_id = document.id
          ${joinedInOrder} passage_code on passage_code.generation_id = ${generationId}
            and passage_code.passage_number = passage.number
        where ${isEligible(applicationId, search.filter)}
        order by ${distance}, passage_code.passage_number
        limit ${Math.max(COMPARED, search.limit)}),
      scored (number, score) as (
        select close.number, ${score}
        from close cross join passage_vector
        where passage_vector.generation_id = ${generationId}
          and passage_vector.passage_number = close.number)
      select scored.number, passage.document_id as "documentId", scored.score
      from scored
        ${joinedInOrder} vector_generation on vector_generation.id = ${generationId}
        ${joinedInOrder} passage on passage.corpus_id = vector_generation.corpus_id
          and passage.number = scored.number
      where scored.score > 0
      order by scored.score desc, scored.number
      limit ${search.limit}`.execute(this.database.query);
    return rows;
  }
}
