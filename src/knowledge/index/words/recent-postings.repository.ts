import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';

const COLUMNS = ['corpus_id', 'term', 'passage_number', 'frequency', 'title', 'length'] as const;

/** So many of one corpus stay: those of some 500 passages. What more would save, finding places among them would cost. */
export const MOST_RECENT = 60_000;

/**
 * The postings of the newest passages of large corpora. A passage has a hundred terms, and in a large index each of them
 * is on a page of its own, which is written as a whole. So new postings go where there are few, and come to the others a
 * range of terms at a time, many to a page; and so does how many passages have each term. Every call belongs into a
 * transaction that holds the corpus.
 */
@Injectable()
export class RecentPostingsRepository {
  constructor(
    private readonly database: Database,
    private readonly most: number,
  ) {}

  /** Notes that so many came, or, where it is negative, went; and puts to the others what is too many. */
  async note(corpusId: number, added: number): Promise<void> {
    if (added === 0) return;
    const { recent, from } = await this.database.write
      .updateTable('corpus')
      .set(({ eb }) => ({ recent_postings: eb('recent_postings', '+', added) }))
      .where('id', '=', corpusId)
      .returning(['recent_postings as recent', 'settled_term as from'])
      .executeTakeFirstOrThrow();
    let next = { from, surplus: recent - this.most };
    while (added > 0 && next.surplus > 0) next = await this.settle(corpusId, next.from, next.surplus);
  }

  /**
   * Puts about so many to the others, with all that there are of their terms: from one term on, and up to the last term.
   * @returns where to go on, and with how many.
   */
  private async settle(corpusId: number, from: string, surplus: number) {
    const last = await this.behind(corpusId, from)
      .select('term')
      .orderBy('term')
      .orderBy('passage_number')
      .offset(surplus - 1)
      .limit(1)
      .executeTakeFirst();
    const to = last?.term;
    await this.database.write
      .insertInto('posting')
      .columns(COLUMNS)
      .expression(this.behind(corpusId, from, to).select(COLUMNS).orderBy('term').orderBy('passage_number'))
      .execute();
    await this.database.write
      .insertInto('term_statistic')
      .columns(['corpus_id', 'term', 'passages'])
      .expression(
        this.behind(corpusId, from, to)
          .select(({ fn }) => ['corpus_id', 'term', fn.countAll().as('passages')])
          .groupBy(['corpus_id', 'term'])
          .orderBy('term'),
      )
      .onConflict((conflict) =>
        conflict.columns(['corpus_id', 'term']).doUpdateSet(({ eb, ref }) => ({
          passages: eb('term_statistic.passages', '+', ref('excluded.passages')),
        })),
      )
      .execute();
    const { numDeletedRows } = await this.database.write
      .deleteFrom('recent_posting')
      .where('corpus_id', '=', corpusId)
      .where('term', '>', from)
      .$if(to !== undefined, (query) => query.where('term', '<=', to ?? ''))
      .executeTakeFirst();
    const moved = Number(numDeletedRows);
    await this.database.write
      .updateTable('corpus')
      .set(({ eb }) => ({ recent_postings: eb('recent_postings', '-', moved), settled_term: to ?? '' }))
      .where('id', '=', corpusId)
      .execute();
    return { from: to ?? '', surplus: surplus - moved };
  }

  private behind(corpusId: number, from: string, to?: string) {
    return this.database.query
      .selectFrom('recent_posting')
      .where('corpus_id', '=', corpusId)
      .where('term', '>', from)
      .$if(to !== undefined, (query) => query.where('term', '<=', to ?? ''));
  }
}
