import { type Trace, type TraceTerm } from '../../../api/types.js';
import styles from './trace.module.css';

const origins: Record<TraceTerm['from'], string> = {
  question: 'From the question',
  history: 'From what was asked before',
  reply: 'From the reply before',
};

const formatWeight = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

function TermGroup({ from, terms }: { from: TraceTerm['from']; terms: readonly TraceTerm[] }) {
  const own = terms.filter((term) => term.from === from);
  if (own.length === 0) return null;
  return (
    <div className={styles.group}>
      <h4>{origins[from]}</h4>
      <ul className={styles.terms} aria-label={origins[from]}>
        {own.map(({ term, weight }) => (
          <li key={term} className={styles.term}>
            {term}
            <span className={styles.weight}>
              <span className="visually-hidden">weight </span>
              {formatWeight.format(weight)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The words that were looked for, with what they weigh, and the question in the model's words. */
export function LookedFor({ query: { rewritten, terms } }: { query: Trace['query'] }) {
  return (
    <section>
      <h3>1. What was looked for</h3>
      {terms.length === 0 ? (
        <p className={styles.hint}>The question has no word that says what to look for.</p>
      ) : (
        <p className={styles.hint}>
          These words, in their basic form. The number is how much a word counts: 1 for a word of the
          question, less for one that says little or is from earlier in the conversation.
        </p>
      )}
      <TermGroup from="question" terms={terms} />
      <TermGroup from="history" terms={terms} />
      <TermGroup from="reply" terms={terms} />
      {rewritten !== null && (
        <div className={styles.group}>
          <h4>The question in the model’s words</h4>
          <blockquote className={styles.rewritten}>{rewritten}</blockquote>
        </div>
      )}
    </section>
  );
}
