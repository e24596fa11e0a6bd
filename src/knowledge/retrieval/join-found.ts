import { type FoundPassages } from './passage-finder.js';
import { type RankedPassage } from './ranked-passage.js';

/**
 * What was found in two places as one: what was found in the first, and in the second, by turns, as the scores of two
 * searches do not compare. The words and their language are those of the second; how likely the passages are to answer
 * is what the better of both says.
 *
 * @param topK of the passages.
 */
export function joinFound(first: FoundPassages, second: FoundPassages, topK: number): FoundPassages {
  // Where nothing is known of it, they are handed over as well.
  const likelihood = ({ retrieval }: FoundPassages) => retrieval.answerability.value ?? 1;
  const better = likelihood(first) > likelihood(second) ? first.retrieval : second.retrieval;
  const names = new Set([...second.legs, ...first.legs].map(({ name }) => name));
  return {
    passages: byTurns(first.passages, second.passages).slice(0, topK),
    retrieval: {
      ...second.retrieval,
      answerability: better.answerability,
      threshold: better.threshold,
    },
    legs: [...names].flatMap((name) => {
      const [one, other] = [first, second].map(({ legs }) => legs.find((leg) => leg.name === name));
      const leg = other ?? one;
      return leg
        ? [{ ...leg, candidates: ranked(byTurns(one?.candidates ?? [], other?.candidates ?? [])) }]
        : [];
    }),
    fused: ranked(byTurns(first.fused, second.fused)),
  };
}

function byTurns<Item>(first: readonly Item[], second: readonly Item[]): Item[] {
  const length = Math.max(first.length, second.length);
  return Array.from({ length }, (_, index) => [first[index], second[index]])
    .flat()
    .filter((item) => item !== undefined);
}

function ranked(passages: readonly RankedPassage[]): RankedPassage[] {
  return passages.map((passage, index) => ({ ...passage, rank: index + 1 }));
}
