import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { type Corpus, type NumberRange } from '../corpus.js';
import { type TrialSource } from './trial.js';

/** So many passages are looked at, in runs of neighbours: what is hard is to tell a passage from those beside it. */
const PASSAGES = 192;
const RUN = 4;
/** Some come to nothing: where passages are gone. */
const MAX_READS = 3 * (PASSAGES / RUN);

interface TrialRow {
  number: number;
  title: string;
  enabled: number | boolean;
  /** As JSON. */
  headings: string;
  text: string;
}

/** Takes samples of passages. */
@Injectable()
export class TrialsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Some passages from all over a corpus, always the same of the same; those that are not to be found are left out. It is
   * looked in the middle of the widest range that nothing was read of yet: where passages are gone, that soon becomes
   * small, so the sample is of what is there, however often documents were replaced.
   */
  async sample(corpus: Corpus): Promise<TrialSource[]> {
    const all = await this.read(corpus, 1, PASSAGES);
    const found = all.length < PASSAGES ? all : await this.sampleRanges(corpus);
    return found
      .filter(({ number, enabled }) => enabled && !isHidden(corpus, number))
      .sort((one, other) => one.number - other.number)
      .map(({ title, headings, text }) => ({ title, headings: JSON.parse(headings) as string[], text }));
  }

  private async sampleRanges(corpus: Corpus): Promise<TrialRow[]> {
    const unread: NumberRange[] = [{ first: 1, last: corpus.lastNumber }];
    const found: TrialRow[] = [];
    for (let reads = 0; reads < MAX_READS && found.length < PASSAGES; reads += 1) {
      const range = unread.sort((one, other) => sizeOf(one) - sizeOf(other)).pop();
      if (!range) break;
      const from = range.first + Math.max(0, Math.floor((sizeOf(range) - RUN) / 2));
      const rows = (await this.read(corpus, from, RUN)).filter(({ number }) => number <= range.last);
      found.push(...rows);
      const end = rows.length < RUN ? range.last : (rows.at(-1)?.number ?? range.last);
      if (from > range.first) unread.push({ first: range.first, last: from - 1 });
      if (end < range.last) unread.push({ first: end + 1, last: range.last });
    }
    return found;
  }

  private async read({ id }: Corpus, from: number, limit: number): Promise<TrialRow[]> {
    return this.database.query
      .selectFrom('passage')
      .innerJoin('document', 'document.id', 'passage.document_id')
      .select(['passage.number', 'document.title', 'document.enabled', 'passage.headings', 'passage.text'])
      .where('passage.corpus_id', '=', id)
      .where('passage.number', '>=', from)
      .orderBy('passage.number')
      .limit(limit)
      .execute();
  }
}

function sizeOf({ first, last }: NumberRange): number {
  return last - first + 1;
}

function isHidden({ hidden }: Corpus, number: number): boolean {
  return hidden.some(({ first, last }) => number >= first && number <= last);
}
