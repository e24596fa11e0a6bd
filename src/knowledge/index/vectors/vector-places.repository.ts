import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../../database/database.js';
import { joinedInOrder } from '../../../database/dialect/fragments.js';
import { vectorFor } from '../../../database/dialect/vector-forms.js';
import { cosine } from '../../../database/dialect/vectors.js';
import { isEligible } from '../../documents/document-predicate.repository.js';
import { isWhole } from '../../documents/passages/whole-predicate.repository.js';
import { isInCorpusOf } from './corpus-predicate.repository.js';
import { type VectorExplanation, type VectorPlace, type VectorSearch } from './vector-search.js';

/** A place, or nothing but the count where the document has none. */
type PlaceRow = { found: number } & (VectorPlace | Record<keyof VectorPlace, null>);

/** Says where the vectors of one document stand among all of its application. */
@Injectable()
export class VectorPlacesRepository {
  constructor(private readonly database: Database) {}

  /** Compares every whole vector: a place far down is as exact as the first. Equals are in the order of a search. */
  async find(search: Omit<VectorSearch, 'limit'>, documentId: string): Promise<VectorExplanation> {
    const { applicationId, generationId, vector, filter } = search;
    const score = cosine(sql.ref('passage_vector.vector'), vectorFor(this.database.dialect, vector));
    const vectorsOfDocuments = sql`document
      ${joinedInOrder} passage on passage.document_id = document.id
      ${joinedInOrder} passage_vector on passage_vector.generation_id = ${generationId}
        and passage_vector.passage_number = passage.number`;
    const { rows } = await sql<PlaceRow>`
      with ranked (number, rank) as materialized (
        select number, row_number() over (order by score desc, number)
        from (
          select passage.number, ${score} as score
          from ${vectorsOfDocuments}
          where ${isEligible(applicationId, filter)} and ${isInCorpusOf(search)} and ${isWhole}) as compared
        where score > 0),
      own (number, score) as (
        select passage.number, ${score}
        from ${vectorsOfDocuments}
        where document.application_id = ${applicationId} and document.id = ${documentId} and ${isInCorpusOf(search)}
          and ${isWhole})
      select total.found, own.number, own.score, ranked.rank
      from (select count(*) as found from ranked) as total
        left join own on true
        left join ranked on ranked.number = own.number
      order by own.number`.execute(this.database.query);
    const places = rows.flatMap(({ number, score, rank }) =>
      number === null ? [] : [{ number, score, rank }],
    );
    return { found: rows[0]?.found ?? 0, places };
  }
}
