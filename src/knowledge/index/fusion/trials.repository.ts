import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { type Corpus } from '../corpus.js';
import { type TrialSource } from './trial.js';

/** So many passages are looked at, in runs of neighbours: what is hard is to tell a passage from those beside it. */
const PASSAGES = 192;
const RUN = 4;

/** Takes samples of passages. */
@Injectable()
export class TrialsRepository {
  constructor(private readonly database: Database) {}

  /** Some passages from all over a corpus, always the same of the same; those that are not to be found are left out. */
  async sample(corpus: Corpus): Promise<TrialSource[]> {
    const isSmall = corpus.lastNumber <= PASSAGES;
    const runs = isSmall ? 1 : PASSAGES / RUN;
    const found = new Map<number, TrialSource>();
    for (let run = 0; run < runs; run += 1) {
      const first = 1 + Math.floor((run * corpus.lastNumber) / runs);
      for (const { number, ...source } of await this.read(corpus, first, isSmall ? PASSAGES : RUN)) {
        found.set(number, source);
      }
    }
    return [...found.values()];
  }

  private async read(
    { id, hidden }: Corpus,
    from: number,
    limit: number,
  ): Promise<(TrialSource & { number: number })[]> {
    const rows = await this.database.query
      .selectFrom('passage')
      .innerJoin('document', 'document.id', 'passage.document_id')
      .select(['passage.number', 'document.title', 'document.enabled', 'passage.headings', 'passage.text'])
      .where('passage.corpus_id', '=', id)
      .where('passage.number', '>=', from)
      .orderBy('passage.number')
      .limit(limit)
      .execute();
    return rows
      .filter(
        ({ number, enabled }) =>
          enabled && !hidden.some(({ first, last }) => number >= first && number <= last),
      )
      .map(({ number, title, headings, text }) => ({
        ...{ number, title, text },
        headings: JSON.parse(headings) as string[],
      }));
  }
}
