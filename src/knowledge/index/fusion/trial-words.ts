import { type Language } from '../../../applications/languages.js';
import { analyse } from '../../language/text-analyser.js';
import { normaliseLength, termWeight } from '../words/bm25.js';
import { type Trial } from './trial.js';

/** What each question makes of each rest by BM25, among these alone: a row for each question. */
export function scoreByWords(trials: readonly Trial[], language: Language): Float64Array[] {
  const rests = trials.map(({ rest }) => countTerms(rest, language));
  const lengths = rests.map((terms) => [...terms.values()].reduce((sum, count) => sum + count, 0));
  const { base, perLength } = normaliseLength(
    lengths.reduce((sum, length) => sum + length, 0) / rests.length,
  );
  const having = new Map<string, number[]>();
  for (const [index, terms] of rests.entries()) {
    for (const term of terms.keys()) having.set(term, [...(having.get(term) ?? []), index]);
  }
  return trials.map(({ question }) => {
    const scores = new Float64Array(rests.length);
    for (const term of countTerms(question, language).keys()) {
      const found = having.get(term) ?? [];
      const worth = termWeight(1, rests.length, found.length);
      for (const index of found) {
        const frequency = rests[index]?.get(term) ?? 0;
        const score = (worth * frequency) / (frequency + base + perLength * (lengths[index] ?? 0));
        scores[index] = (scores[index] ?? 0) + score;
      }
    }
    return scores;
  });
}

function countTerms(text: string, language: Language): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term, isStopWord } of analyse(text, language)) {
    if (!isStopWord) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
