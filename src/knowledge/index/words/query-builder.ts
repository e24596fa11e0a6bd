import { type Language } from '../../../applications/languages.js';
import { inverseFrequency, termWeight } from './bm25.js';
import { contentTerms, relevantTurns, type TermUse, termsOf, TURN_DECAY } from './turn-words.js';

/** One turn of a conversation. */
export interface Turn {
  role: 'user' | 'assistant' | 'system';
  text: string;
}

interface Weighted {
  term: string;
  weight: number;
}

/** A term to look for, and how much it matters: 1 for a word of the question itself. */
export interface QueryTerm extends Weighted {
  isStopWord: boolean;
  /** The last user turn, an earlier one, or the reply before the last. */
  from: 'question' | 'history' | 'reply';
  /** The word of the question that this one stands for: no passage has it, and one slip makes this one of it. */
  typed?: string;
}

/** A term that passages have, and how many of them. */
export interface NearTerm {
  term: string;
  passages: number;
}

/** What the query has to know about the passages it will be asked of. */
export interface TermStatistics {
  /** How many passages there are. */
  passages: number;
  /** How many of them have each term, near ones too; terms that none has may be absent. */
  frequencies: ReadonlyMap<string, number>;
  /** How long they are on average, in content words. */
  averageLength: number;
  /** What stands for words of the question that none has, the most common first; see `NearTerms`. */
  near?: ReadonlyMap<string, readonly NearTerm[]>;
}

const STOP_WORD_WEIGHT = 0.2;
/** Above so many passages stop words cost time, and bring nothing unless passages are as short as what people ask. */
const STOP_WORD_PASSAGES = 5_000;
const SHORT_LENGTH = 20;
/** A word that may have been meant, against one that was said. */
const NEAR_WEIGHT = 0.7;
const REPLY_WEIGHT = 0.1;
const REPLY_TERMS = 10;
const MAX_TERMS = 20;
/** A text pasted as a question is searched by its rarest words. */
const MAX_QUESTION_TERMS = 100;
/** A term of the history that so many passages have tells none from another. */
const COMMON_SHARE = 0.3;
const COMMON_SHARE_OF_MANY = 0.1;
const MANY_PASSAGES = 20_000;

/** Every term that {@link buildQuery} may ask the statistics of. */
export function candidateTerms(turns: readonly Turn[], language: Language): string[] {
  const { users, reply } = relevantTurns(turns);
  return [...new Set([...users, reply].flatMap((text) => [...termsOf(text, language).keys()]))];
}

/**
 * What to look for to answer the last user turn of a conversation. Its own words come first; earlier user turns and
 * the reply before it say what "it" and "there" are, at weights that fall with distance.
 *
 * Terms that no passage has are left out, so an empty query is one that nothing can answer.
 */
export function buildQuery(
  turns: readonly Turn[],
  statistics: TermStatistics,
  language: Language,
): QueryTerm[] {
  const { users, reply } = relevantTurns(turns);
  const [question = '', ...earlier] = users;
  const frequency = (term: string): number => statistics.frequencies.get(term) ?? 0;
  const rarity = (term: string): number => inverseFrequency(statistics.passages, frequency(term));
  const isKnown = ({ term }: { term: string }): boolean => frequency(term) > 0;
  const byValue = (one: Weighted, other: Weighted): number =>
    other.weight * rarity(other.term) - one.weight * rarity(one.term);

  const wanted = questionTerms(termsOf(question, language), statistics);
  const asked = wanted.filter(isKnown);
  const own = asked.length > MAX_QUESTION_TERMS ? asked.sort(byValue).slice(0, MAX_QUESTION_TERMS) : asked;
  const kept = [...own, ...meantTerms(statistics.near, new Set(own.map(({ term }) => term)))];

  const history = new Map<string, QueryTerm>();
  const remember = (term: string, weight: number, from: QueryTerm['from']): void => {
    if (weight > (history.get(term)?.weight ?? 0)) {
      history.set(term, { term, weight, isStopWord: false, from });
    }
  };
  const replied = Array.from(contentTerms(termsOf(reply, language)), ([term, { count }]) => ({
    term,
    weight: count,
  }));
  for (const { term } of replied.filter(isKnown).sort(byValue).slice(0, REPLY_TERMS)) {
    remember(term, REPLY_WEIGHT, 'reply');
  }
  earlier.forEach((text, index) => {
    for (const term of contentTerms(termsOf(text, language)).keys()) {
      remember(term, TURN_DECAY ** (index + 1), 'history');
    }
  });

  const askedTerms = new Set(kept.map(({ term }) => term));
  const isTelling = ({ term }: QueryTerm): boolean =>
    !askedTerms.has(term) && !isCommon(frequency(term), statistics.passages);
  const remembered = [...history.values()].filter(isKnown).filter(isTelling).sort(byValue);
  const query = [...kept, ...remembered.slice(0, Math.max(0, MAX_TERMS - kept.length))];
  if (!query.every(isStop)) return query;
  // Sharing no more than "how" and "the" with a question is sharing nothing, unless it has no other words.
  return wanted.every(isStop) && asked.length === wanted.length ? query : [];
}

/**
 * What a passage could come to that says all that is asked: of the question every word that counts, and of the rest of
 * the conversation what `query` took. For a word that no passage has the most common of those counts that stand for it;
 * without one, it counts as one that a single passage has. Not so in the middle of a conversation, where a question says
 * little by itself.
 */
export function fullScore(
  turns: readonly Turn[],
  { passages, frequencies, near }: Omit<TermStatistics, 'averageLength'>,
  language: Language,
  query: readonly QueryTerm[],
): number {
  const { users } = relevantTurns(turns);
  const asked = termsOf(users[0] ?? '', language);
  const words = contentTerms(asked);
  const isFirst = users.length < 2;
  const weights = new Map(
    query.filter(({ from }) => from !== 'question').map(({ term, weight }) => [term, weight]),
  );
  const meant = mostCommonMeant(near, language);
  for (const term of (words.size > 0 ? words : asked).keys()) {
    const instead = meant.get(term);
    if (instead !== undefined) weights.set(instead, Math.max(NEAR_WEIGHT, weights.get(instead) ?? 0));
    else if (isFirst || (frequencies.get(term) ?? 0) > 0) weights.set(term, 1);
  }
  return [...weights].reduce(
    (sum, [term, weight]) => sum + termWeight(weight, passages, Math.max(1, frequencies.get(term) ?? 0)),
    0,
  );
}

/** By the terms of the words as they were typed, what most probably was meant. */
function mostCommonMeant(near: TermStatistics['near'], language: Language): Map<string, string> {
  const meant = new Map<string, string>();
  for (const [typed, [first]] of near ?? []) {
    if (!first) continue;
    for (const term of termsOf(typed, language).keys()) meant.set(term, first.term);
  }
  return meant;
}

function isStop({ isStopWord }: QueryTerm): boolean {
  return isStopWord;
}

/** A word that is said again matters more, by the root of how often. */
function questionTerms(
  question: ReadonlyMap<string, TermUse>,
  { passages, averageLength }: TermStatistics,
): QueryTerm[] {
  const terms = Array.from(question, ([term, { count, isStopWord }]) => ({
    term,
    weight: (isStopWord ? STOP_WORD_WEIGHT : 1) * Math.sqrt(count),
    isStopWord,
    from: 'question' as const,
  }));
  const isForContent = passages > STOP_WORD_PASSAGES && averageLength > SHORT_LENGTH;
  return isForContent ? terms.filter((term) => !isStop(term)) : terms;
}

/** What stands for words that no passage has, but for what is asked for itself. */
function meantTerms(near: TermStatistics['near'], asked: ReadonlySet<string>): QueryTerm[] {
  const meant = new Map<string, QueryTerm>();
  for (const [typed, terms] of near ?? []) {
    for (const { term } of terms) {
      if (asked.has(term) || meant.has(term)) continue;
      meant.set(term, { term, weight: NEAR_WEIGHT, isStopWord: false, from: 'question', typed });
    }
  }
  return [...meant.values()];
}

function isCommon(frequency: number, passages: number): boolean {
  const share = passages > MANY_PASSAGES ? COMMON_SHARE_OF_MANY : COMMON_SHARE;
  return frequency > Math.max(1, share * passages);
}
