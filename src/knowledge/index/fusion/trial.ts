import { type Language } from '../../../applications/languages.js';
import { analyse } from '../../language/text-analyser.js';

/** A question whose answer is known: a part of a passage, and the rest of it that is to be found by that. */
export interface Trial {
  question: string;
  rest: string;
}

/** A passage with what it stands under. */
export interface TrialSource {
  title: string;
  headings: readonly string[];
  text: string;
}

/** Fewer say too little to be looked for. */
const LEAST_WORDS = { heading: 2, sentence: 4, rest: 8 };
/** What is read of a text to cut its first sentences off. */
const MAX_SENTENCE = 300;

/**
 * Makes questions of passages, by turns of their headings and of their first sentences: as people ask in either way. The
 * rest is without what is asked, as no answer repeats its question. Passages that say too little are left out.
 */
export function cutTrials(passages: readonly TrialSource[], language: Language): Trial[] {
  return passages.flatMap((passage, index) => {
    const cuts = [cutHeading(passage, language), cutSentence(passage, language)];
    const [first, second] = index % 2 === 0 ? cuts : cuts.reverse();
    return first ?? second ?? [];
  });
}

function cutHeading({ title, headings, text }: TrialSource, language: Language): Trial | undefined {
  const path = [title, ...headings].filter((name, index, all) => name !== all[index - 1]);
  const question = path.join(' › ');
  const isTelling = countWords(question, language) >= LEAST_WORDS.heading;
  return isTelling && text.trim() !== '' ? { question, rest: text } : undefined;
}

function cutSentence({ text }: TrialSource, language: Language): Trial | undefined {
  const whole = text.trim();
  const sentences = new Intl.Segmenter(language === 'none' ? 'en' : language, { granularity: 'sentence' });
  let end = 0;
  for (const { segment } of sentences.segment(whole.slice(0, MAX_SENTENCE))) {
    end += segment.length;
    if (countWords(whole.slice(0, end), language) >= LEAST_WORDS.sentence) break;
  }
  const trial = { question: whole.slice(0, end).trim(), rest: whole.slice(end).trim() };
  const isTelling =
    countWords(trial.question, language) >= LEAST_WORDS.sentence &&
    countWords(trial.rest, language) >= LEAST_WORDS.rest;
  return isTelling ? trial : undefined;
}

/** Those that count, each once. */
function countWords(text: string, language: Language): number {
  const words = analyse(text, language).filter(({ isStopWord }) => !isStopWord);
  return new Set(words.map(({ term }) => term)).size;
}
