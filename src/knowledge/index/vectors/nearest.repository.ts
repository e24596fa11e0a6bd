import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Database } from '../../../database/database.js';
import { joinedInOrder } from '../../../database/dialect/fragments.js';
import { signsFor, vectorFor } from '../../../database/dialect/vector-forms.js';
import { cosine, signDistance } from '../../../database/dialect/vectors.js';
import { isEligible } from '../../documents/document-predicate.repository.js';
import { isWhole } from '../../documents/passages/whole-predicate.repository.js';
import { type ScoredPassage } from '../words/scores.repository.js';
import { corpusOf, isInCorpusOf } from './corpus-predicate.repository.js';
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
  async find(search: VectorSearch): Promise<ScoredPassage[]> {
    const { dialect } = this.database;
    const distance = signDistance(sql.ref('passage_code.code'), signsFor(dialect, search.vector));
    const score = cosine(sql.ref('passage_vector.vector'), vectorFor(dialect, search.vector));
    const { rows } = await sql<ScoredPassage>`
      with close (number) as materialized (
        select passage_code.passage_number
        from ${search.filter.length > 0 ? codesLetThrough(search) : codesOfAll(search)}
        order by ${distance}, passage_code.passage_number
        limit ${Math.max(COMPARED, search.limit)}),
      scored (number, score) as (
        select close.number, ${score}
        from close cross join passage_vector
        where passage_vector.generation_id = ${search.generationId}
          and passage_vector.passage_number = close.number)
      select scored.number, passage.document_id as "documentId", scored.score
      from scored ${joinedInOrder} passage on passage.corpus_id = ${corpusOf(search)}
        and passage.number = scored.number
      where scored.score > 0
      order by scored.score desc, scored.number
      limit ${search.limit}`.execute(this.database.query);
    return rows;
  }
}

/** Without a filter, all are compared but those of the few that are disabled or on their way: nothing is looked up for each. */
function codesOfAll(search: VectorSearch): RawBuilder<unknown> {
  const { applicationId, generationId } = search;
  return sql`passage_code left join (
      select passage.number from document ${joinedInOrder} passage on passage.document_id = document.id
      where document.application_id = ${applicationId} and document.enabled = 0
      union select passage.number from hidden_passages ${joinedInOrder} passage
        on passage.corpus_id = hidden_passages.corpus_id
          and passage.number between hidden_passages.first_number and hidden_passages.last_number
      where hidden_passages.corpus_id = ${corpusOf(search)}) as hidden
      on hidden.number = passage_code.passage_number
    where passage_code.generation_id = ${generationId} and hidden.number is null`;
}

function codesLetThrough(search: VectorSearch): RawBuilder<unknown> {
  // In another order SQLite takes a hundred times as long.
  return sql`document
    ${joinedInOrder} passage on passage.document_id = document.id
    ${joinedInOrder} passage_code on passage_code.generation_id = ${search.generationId}
      and passage_code.passage_number = passage.number
    where ${isEligible(search.applicationId, search.filter)} and ${isInCorpusOf(search)} and ${isWhole}`;
}
