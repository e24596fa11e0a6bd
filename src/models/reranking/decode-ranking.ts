import { isRecord } from '../../common/is-record.js';
import { type ProviderErrors } from '../endpoint/provider-errors.js';
import { type RankedText } from './reranker.js';

/**
 * Reads the answer to a `rerank` request: `results` (Cohere, Jina, vLLM, llama.cpp), `data` (Voyage) or the list itself,
 * of `relevance_score` or `score`.
 * @param count how many texts were sent.
 * @param topN how many of them were asked for.
 * @throws ModelError where the answer names too few, one twice, one that was not sent or one without a number.
 */
export function decodeRanking(
  answer: unknown,
  count: number,
  topN: number,
  errors: ProviderErrors,
): RankedText[] {
  const entries = findEntries(answer);
  if (entries === undefined) throw errors.unreadable('no ranking', JSON.stringify(answer).slice(0, 200));
  const ranked = new Map<number, RankedText>();
  for (const entry of entries) {
    const text = toRankedText(entry);
    if (text === undefined) throw errors.unreadable('a ranking without numbers');
    if (text.index < 0 || text.index >= count || ranked.has(text.index)) {
      throw errors.unreadable(`a ranking that names text ${text.index} of ${count}, or names it twice`);
    }
    ranked.set(text.index, text);
  }
  const wanted = Math.min(topN, count);
  if (ranked.size < wanted) throw errors.unreadable(`a ranking of ${ranked.size} texts instead of ${wanted}`);
  return [...ranked.values()].sort(byScore).slice(0, wanted);
}

/** The best first; equals in the order they were given. */
function byScore(left: RankedText, right: RankedText): number {
  return right.score - left.score || left.index - right.index;
}

function findEntries(answer: unknown): readonly unknown[] | undefined {
  const entries = isRecord(answer) ? (answer.results ?? answer.data) : answer;
  return Array.isArray(entries) ? (entries as unknown[]) : undefined;
}

function toRankedText(entry: unknown): RankedText | undefined {
  if (!isRecord(entry)) return undefined;
  const { index } = entry;
  const score = entry.relevance_score ?? entry.score;
  const isReadable = Number.isInteger(index) && Number.isFinite(score);
  return isReadable ? { index: Number(index), score: Number(score) } : undefined;
}
