import { useStore } from '@nanostores/react';
import { type Trace, type TraceTerm } from '../../../api/types.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import { formatNumber } from '../../../shared/texts/fill.js';
import styles from './trace.module.css';

interface Word {
  text: string;
  /** Null where it is not to be told. */
  weight: number | null;
}

const FROM = ['question', 'history', 'reply'] as const satisfies readonly TraceTerm['from'][];
const HEADINGS = {
  plain: { question: 'wordsOfQuestion', history: 'wordsOfHistory', reply: 'wordsOfReply' },
  numbers: { question: 'fromQuestion', history: 'fromHistory', reply: 'fromReply' },
} as const;

/** A word as a person knows it: as it was written, and where it was misspelt also as it was read. */
export function wordOf({ term, words, typed }: TraceTerm): string {
  if (typed !== undefined) return traceTexts.get().readAs({ typed, word: words?.[0] ?? term });
  return words === undefined || words.length === 0 ? term : words.join(', ');
}

/** Words that say little by themselves, such as “the”, count for less than this. */
const TELLING = 0.5;

/** Of the question, those that tell something, as far as there are any; each once. */
export function plainWords(terms: readonly TraceTerm[], from: TraceTerm['from']): Word[] {
  const telling = terms.filter((term) => term.from !== 'question' || term.weight >= TELLING);
  const own = (telling.length > 0 ? telling : terms).filter((term) => term.from === from);
  return [...new Set(own.map(wordOf))].map((text) => ({ text, weight: null }));
}

const weighedTerms = (terms: readonly TraceTerm[], from: TraceTerm['from']): Word[] =>
  terms.filter((term) => term.from === from).map(({ term, weight }) => ({ text: term, weight }));

function Words({ heading, words }: { heading: string; words: readonly Word[] }) {
  const t = useStore(traceTexts);
  if (words.length === 0) return null;
  return (
    <div className={styles.group}>
      <h4>{heading}</h4>
      <ul className={styles.terms} aria-label={heading}>
        {words.map(({ text, weight }) => (
          <li key={text} className={styles.term} dir="auto">
            {text}
            {weight !== null && (
              <span className={styles.weight}>
                <span className="visually-hidden">{t.weight}</span>
                {formatNumber(weight, { maximumFractionDigits: 2 })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface LookedForProps {
  query: Trace['query'];
  /** `plain`: the words as they were written. `numbers`: as the search has them, with what each weighs. */
  as: keyof typeof HEADINGS;
}

/** The words that were looked for, and the question in the model's words. */
export function LookedFor({ query: { terms, rewritten }, as }: LookedForProps) {
  const t = useStore(traceTexts);
  const wordsFrom = as === 'plain' ? plainWords : weighedTerms;
  return (
    <section>
      <h3>{as === 'plain' ? t.lookedFor : t.step1}</h3>
      {terms.length === 0 && <p className={styles.hint}>{t.noWord}</p>}
      {terms.length > 0 && as === 'numbers' && <p className={styles.hint}>{t.termsHint}</p>}
      {FROM.map((from) => (
        <Words key={from} heading={t[HEADINGS[as][from]]} words={wordsFrom(terms, from)} />
      ))}
      {rewritten !== null && (
        <div className={styles.group}>
          <h4>{t.rewritten}</h4>
          <blockquote className={styles.rewritten} dir="auto">
            {rewritten}
          </blockquote>
        </div>
      )}
    </section>
  );
}
