import { useStore } from '@nanostores/react';
import { type Trace, type TraceTerm } from '../../../api/types.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import styles from './trace.module.css';

const origins = {
  question: 'wordsOfQuestion',
  history: 'wordsOfHistory',
  reply: 'wordsOfReply',
} as const satisfies Record<TraceTerm['from'], string>;

/** A word as a person knows it: as it was written, and where it was misspelt also as it was read. */
export function wordOf({ term, words, typed }: TraceTerm): string {
  if (typed !== undefined) return traceTexts.get().readAs({ typed, word: words?.[0] ?? term });
  return words === undefined || words.length === 0 ? term : words.join(', ');
}

/** Words that say little by themselves, such as “the”, count for less than this. */
const TELLING = 0.5;

/** Of the question, those that tell something, as far as there are any. */
function tellingOf(terms: readonly TraceTerm[]): readonly TraceTerm[] {
  const telling = terms.filter(({ from, weight }) => from !== 'question' || weight >= TELLING);
  return telling.length > 0 ? telling : terms;
}

function Words({ from, terms }: { from: TraceTerm['from']; terms: readonly TraceTerm[] }) {
  const t = useStore(traceTexts);
  const own = [...new Set(terms.filter((term) => term.from === from).map(wordOf))];
  if (own.length === 0) return null;
  return (
    <div className={styles.group}>
      <h4>{t[origins[from]]}</h4>
      <ul className={styles.terms} aria-label={t[origins[from]]}>
        {own.map((word) => (
          <li key={word} className={styles.term} dir="auto">
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The words that were looked for, as they were written, and the question in the model's words. */
export function WordsLookedFor({ query }: { query: Trace['query'] }) {
  const t = useStore(traceTexts);
  const { rewritten } = query;
  const terms = tellingOf(query.terms);
  return (
    <section>
      <h3>{t.lookedFor}</h3>
      {terms.length === 0 && <p className={styles.hint}>{t.noWord}</p>}
      <Words from="question" terms={terms} />
      <Words from="history" terms={terms} />
      <Words from="reply" terms={terms} />
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
