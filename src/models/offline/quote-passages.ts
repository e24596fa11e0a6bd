import { type ChatPassage } from '../chat-request.js';
import { readTerms } from './terms.js';

/** What a passage says to a question, in its own words. */
export interface Quote {
  readonly passage: ChatPassage;
  readonly text: string;
}

const MAX_SENTENCES = 3;
const MAX_SENTENCE_CHARACTERS = 400;
/** What a term in the title is worth, against one in the sentence. */
const TITLE_WEIGHT = 0.5;
/** A further sentence has to answer nearly as well as the best. */
const SHARE_OF_BEST = 0.7;

/** A passage that has fewer of the words that were asked has a word in common, and no answer. */
const LEAST_SHARE_OF_TERMS = 0.34;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

interface Sentence {
  readonly passage: ChatPassage;
  readonly position: number;
  readonly text: string;
  readonly score: number;
}

/** Picks the sentences that share most with the question, best passage first; none where nothing is shared. */
export function quotePassages(question: string, passages: readonly ChatPassage[]): Quote[] {
  const split = passages.map((passage) => ({ passage, texts: splitSentences(passage.text) }));
  const asked = readTerms(question);
  const weights = weigh(asked, split);
  if (!isAnswerable(asked, weights)) return [];
  const sentences = split.flatMap((one) => score(one, weights));
  const ranked = sentences.filter((sentence) => sentence.score > 0).sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (best === undefined) return [];
  const enough = best.score * SHARE_OF_BEST;
  const chosen = new Set(ranked.filter((sentence) => sentence.score >= enough).slice(0, MAX_SENTENCES));
  if (isAllAbout(best.passage, weights)) {
    for (const sentence of sentences) {
      if (chosen.size < MAX_SENTENCES && sentence.passage === best.passage) chosen.add(sentence);
    }
  }
  return groupByPassage([...chosen]);
}

/** A number says nothing of the subject: “What is 2+2?” asks for no price with a 2 in it. */
function isAnswerable(asked: ReadonlySet<string>, found: ReadonlyMap<string, number>): boolean {
  const words = [...found.keys()].filter((term) => !/^\d+$/.test(term));
  return words.length > 0 && found.size >= asked.size * LEAST_SHARE_OF_TERMS;
}

interface SplitPassage {
  readonly passage: ChatPassage;
  readonly texts: readonly string[];
}

/** What each asked term is worth: the fewer sentences have it, the more. Terms that none has are left out. */
function weigh(asked: ReadonlySet<string>, split: readonly SplitPassage[]): Map<string, number> {
  const sentences = split.flatMap(({ texts }) => texts.map((text) => readTerms(text)));
  const titles = split.map(({ passage }) => readTerms(passage.title));
  const weights = new Map<string, number>();
  for (const term of asked) {
    const holders = sentences.filter((terms) => terms.has(term)).length;
    const isInTitle = titles.some((terms) => terms.has(term));
    if (holders > 0 || isInTitle) weights.set(term, Math.log(1 + sentences.length / Math.max(holders, 1)));
  }
  return weights;
}

function score({ passage, texts }: SplitPassage, weights: ReadonlyMap<string, number>): Sentence[] {
  const titleScore = TITLE_WEIGHT * sumOfShared(passage.title, weights);
  return texts.map((text, position) => ({
    passage,
    position,
    text,
    score: titleScore + sumOfShared(text, weights),
  }));
}

function sumOfShared(text: string, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of readTerms(text)) sum += weights.get(term) ?? 0;
  return sum;
}

/** The title names everything that was asked: the rest of the passage is worth reading too. */
function isAllAbout(passage: ChatPassage, weights: ReadonlyMap<string, number>): boolean {
  const title = readTerms(passage.title);
  return [...weights.keys()].every((term) => title.has(term));
}

function groupByPassage(sentences: readonly Sentence[]): Quote[] {
  return [...Map.groupBy(sentences, (sentence) => sentence.passage)].map(([passage, own]) => ({
    passage,
    text: join(own.sort((a, b) => a.position - b.position)),
  }));
}

function join(sentences: readonly Sentence[]): string {
  let text = '';
  let previous: Sentence | undefined;
  for (const sentence of sentences) {
    if (previous !== undefined) text += previous.position + 1 === sentence.position ? ' ' : ' … ';
    text += shorten(sentence.text);
    previous = sentence;
  }
  return text;
}

/** Where one thing ends and the next begins: at an empty line, a heading, an item of a list, a row of a table. */
const BREAK = /\n\s*\n|\n(?=\s*(?:[#>|*+-]|\d+[.)])\s?)/;

function splitSentences(text: string): string[] {
  return text
    .split(BREAK)
    .flatMap((part) => Array.from(segmenter.segment(oneLine(part)), ({ segment }) => withoutMarkup(segment)))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** The marks of a heading, an item, a quotation or a table's row say nothing inside a quotation. */
function withoutMarkup(segment: string): string {
  return segment
    .replace(/^[\s#>*|-]+(?=\s|[\p{L}\p{N}])/u, '')
    .replace(/[\s|]+$/, '')
    .trim();
}

/** A line that is only wrapped goes on in the next. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function shorten(sentence: string): string {
  if (sentence.length <= MAX_SENTENCE_CHARACTERS) return sentence;
  return `${sentence.slice(0, MAX_SENTENCE_CHARACTERS).replace(/\s+\S*$/, '')} …`;
}
