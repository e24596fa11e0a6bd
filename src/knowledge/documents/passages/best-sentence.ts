import { type Language } from '../../../applications/languages.js';
import { SoughtTerms } from '../../language/sought-terms.js';
import { findTokens } from '../../language/text-analyser.js';
import { type Token } from '../../language/token.js';
import { type Sentence } from './sentences.js';

/** What a word says of a sentence that only its heading has. */
const HEADING_SHARE = 0.5;
/** For each character: of two sentences that say the same the shorter one is meant. */
const LENGTH_COST = 0.002;

/** What is looked for in passages: terms, and how much each matters. */
export class Wanted {
  private readonly sought: SoughtTerms;

  constructor(
    private readonly weights: ReadonlyMap<string, number>,
    language: Language,
  ) {
    this.sought = new SoughtTerms(weights.keys(), language);
  }

  /** Where a text has it, in the text's order. */
  findIn(text: string): Token[] {
    return findTokens(text, this.sought);
  }

  weightOf(term: string): number {
    return this.weights.get(term) ?? 0;
  }
}

/**
 * The sentence that has most of what is wanted: words that few of the sentences have count most, and those of the heading
 * right above it for half. Of equals it is the first.
 *
 * @param sentences of the text that is looked in, in its order.
 * @param tokens of that text that are wanted, in its order.
 * @returns undefined where none has any of it.
 */
export function bestSentence(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  wanted: Wanted,
): Sentence | undefined {
  const read = readEach(sentences, tokens, wanted);
  const rarity = raritiesIn(read);
  let best: Sentence | undefined;
  let most = 0;
  for (const { sentence, own, above } of read) {
    let sum = 0;
    for (const term of new Set([...own, ...above])) {
      const share = own.has(term) ? 1 : HEADING_SHARE;
      sum += share * rarity(term) * wanted.weightOf(term);
    }
    const score = sum / (1 + LENGTH_COST * (sentence.end - sentence.start));
    if (score > most) [best, most] = [sentence, score];
  }
  return best;
}

/** A sentence with those of the wanted terms that it has, and its heading. */
interface ReadSentence {
  sentence: Sentence;
  own: ReadonlySet<string>;
  above: ReadonlySet<string>;
}

function readEach(sentences: readonly Sentence[], tokens: readonly Token[], wanted: Wanted): ReadSentence[] {
  const headings = new Map<string, ReadonlySet<string>>();
  const termsOf = (heading: string): ReadonlySet<string> => {
    const known = headings.get(heading) ?? new Set(wanted.findIn(heading).map(({ term }) => term));
    headings.set(heading, known);
    return known;
  };
  let next = 0;
  return sentences.map((sentence) => {
    const own = new Set<string>();
    for (let token = tokens[next]; token && token.start < sentence.end; token = tokens[++next]) {
      if (token.start >= sentence.start) own.add(token.term);
    }
    return { sentence, own, above: termsOf(sentence.headings.at(-1) ?? '') };
  });
}

/** How much a term tells one of the sentences from the others. */
function raritiesIn(read: readonly ReadSentence[]): (term: string) => number {
  const having = new Map<string, number>();
  for (const { own, above } of read) {
    for (const term of new Set([...own, ...above])) having.set(term, (having.get(term) ?? 0) + 1);
  }
  return (term) => Math.log(1 + read.length / (having.get(term) ?? 1));
}
