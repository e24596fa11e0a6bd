import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { isWhole } from '../../documents/passages/whole-predicate.repository.js';

/** Says what searches by meaning do not know yet. */
@Injectable()
export class VectorGapsRepository {
  constructor(private readonly database: Database) {}

  /** How many passages of an application's document have no vector among those that searches use. */
  async count(applicationId: string, documentId: string): Promise<number> {
    const { count } = await this.database.query
      .selectFrom('passage')
      .innerJoin('document', 'document.id', 'passage.document_id')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('document.id', '=', documentId)
      .where('document.application_id', '=', applicationId)
      .where(isWhole)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('vector_generation')
              .innerJoin('passage_code', 'passage_code.generation_id', 'vector_generation.id')
              .select('passage_code.passage_number')
              .where('vector_generation.state', '=', 'active')
              .whereRef('vector_generation.corpus_id', '=', 'passage.corpus_id')
              .whereRef('passage_code.passage_number', '=', 'passage.number'),
          ),
        ),
      )
      .executeTakeFirstOrThrow();
    return count;
  }
}
