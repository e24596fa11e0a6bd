import { nearTerms } from '../../language/text-analyser.js';
import { type Corpus } from '../corpus.js';
import { KeptReadings } from './kept-readings.js';
import { type NearTerm } from './query-builder.js';
import { type ScoresRepository } from './scores.repository.js';
import { wordsOf } from './turn-words.js';

/** So many words of a question are looked for by near ones: each costs a look at some hundred. */
const MAX_WORDS = 4;
/** A slip that could be of many words is taken for one of the most common. */
const MAX_NEAR = 3;
const KEPT_BYTES = 4 * 2 ** 20;
/** What a short string takes in a map, about. */
const BYTES_PER_TERM = 200;

/**
 * Finds what stands for the words of a question that no passage has: those that one slip of the finger makes of them. A
 * word that is in the corpus stands for itself alone. What could have been meant is made up and asked for by name, so it
 * costs the same however many words a corpus has.
 */
export class NearTerms {
  private readonly kept = new KeptReadings<string, NearTerm[]>(
    KEPT_BYTES,
    (near) => BYTES_PER_TERM * (1 + near.length),
  );

  constructor(private readonly scores: ScoresRepository) {}

  /**
   * @param frequencies how many passages have each term of the question.
   * @returns by the words as they were typed, those that passages have, the most common first.
   */
  async find(
    corpus: Corpus,
    question: string,
    frequencies: ReadonlyMap<string, number>,
  ): Promise<Map<string, NearTerm[]>> {
    const found = new Map<string, NearTerm[]>();
    const seen = new Set<string>();
    for (const { term, start, end, isStopWord } of wordsOf(question, corpus.language)) {
      if (isStopWord || (frequencies.get(term) ?? 0) > 0 || seen.has(term)) continue;
      seen.add(term);
      const typed = question.slice(start, end);
      const near = (await this.kept.readAll(corpus, [typed], () => this.read(corpus, typed))).get(typed);
      if (!near) continue;
      found.set(typed, near);
      if (found.size >= MAX_WORDS) break;
    }
    return found;
  }

  /** Nothing where no word is near to it, whether it exists or not. */
  private async read({ id, language }: Corpus, typed: string): Promise<Map<string, NearTerm[]>> {
    const terms = nearTerms(typed, language);
    return new Map(terms.length === 0 ? [] : [[typed, await this.most(id, terms)]]);
  }

  /** Those of the terms that most passages have. */
  private async most(corpusId: number, terms: readonly string[]): Promise<NearTerm[]> {
    const counts = await this.scores.frequenciesAmong(corpusId, terms);
    return Array.from(counts, ([term, passages]) => ({ term, passages }))
      .sort((one, other) => other.passages - one.passages || (one.term < other.term ? -1 : 1))
      .slice(0, MAX_NEAR);
  }
}
