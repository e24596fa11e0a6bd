import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { holds } from '../database/dialect/fragments.js';
import { type Look } from './looks.js';
import { type TitlePlace } from './search-place.js';
import { type SoughtWords } from './search-words.js';
import { type Searcher } from './searcher.js';

/** How many titles one statement goes through: they are short. */
const AT_ONCE = 1_000;

/** Looks for words among the titles of one user's conversations. */
@Injectable()
export class TitleSearchRepository {
  constructor(private readonly database: Database) {}

  /** Looks at the next of them from a place on. */
  async look(
    { applicationId, userId }: Searcher,
    sought: readonly SoughtWords[],
    after: TitlePlace | undefined,
  ): Promise<Look<TitlePlace>> {
    let query = this.database.query
      .selectFrom('conversation')
      .select(({ eb, lit, or, and, ref }) => {
        const hasWords = or(
          sought.map(({ languages, terms }) =>
            and([
              or(languages.map((language) => holds(ref('title_words'), ` ${language}: `))),
              ...terms.map((term) => holds(ref('title_words'), ` ${term} `)),
            ]),
          ),
        );
        return [
          'shelf',
          'updated_at as at',
          'id',
          eb.case().when(hasWords).then(lit(1)).else(lit(0)).end().as('matches'),
        ];
      })
      .where('application_id', '=', applicationId)
      .where('user_id', '=', userId)
      .orderBy('shelf', 'desc')
      .orderBy('updated_at', 'desc')
      .orderBy('id', 'desc')
      .limit(AT_ONCE);
    if (after) {
      query = query.where(({ refTuple, tuple, eb }) =>
        eb(refTuple('shelf', 'updated_at', 'id'), '<', tuple(after.shelf, after.at, after.id)),
      );
    }
    const seen = await query.execute();
    const places = seen
      .filter(({ matches }) => matches === 1)
      .map(({ shelf, at, id }) => ({ shelf, at, id }));
    const last = seen.length < AT_ONCE ? undefined : seen.at(-1);
    return { matching: places, end: last && { shelf: last.shelf, at: last.at, id: last.id } };
  }
}
