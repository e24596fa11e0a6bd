import { type Trace, type TraceTerm } from '../../../api/types.js';
import styles from './trace.module.css';

const origins: Record<TraceTerm['from'], string> = {
  question: 'Words of the question',
  history: 'Words of what was asked before',
  reply: 'Words of the reply before',
};

/** A word as a person knows it: as it was written, and where it was misspelt also as it was read. */
export function wordOf({ term, words, typed }: TraceTerm): string {
  if (typed !== undefined) return `${typed} (read as ${words?.[0] ?? term})`;
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
  const own = [...new Set(terms.filter((term) => term.from === from).map(wordOf))];
  if (own.length === 0) return null;
  return (
    <div className={styles.group}>
      <h4>{origins[from]}</h4>
      <ul className={styles.terms} aria-label={origins[from]}>
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
  const { rewritten } = query;
  const terms = tellingOf(query.terms);
  return (
    <section>
      <h3>What was looked for</h3>
      {terms.length === 0 && (
        <p className={styles.hint}>The question has no word that says what to look for.</p>
      )}
      <Words from="question" terms={terms} />
      <Words from="history" terms={terms} />
      <Words from="reply" terms={terms} />
      {rewritten !== null && (
        <div className={styles.group}>
          <h4>The question in the model’s words</h4>
          <blockquote className={styles.rewritten} dir="auto">
            {rewritten}
          </blockquote>
        </div>
      )}
    </section>
  );
}
