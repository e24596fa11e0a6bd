import { useStore } from '@nanostores/react';
import { type Trace, type TraceTerm } from '../../../api/types.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import { formatNumber } from '../../../shared/texts/fill.js';
import styles from './trace.module.css';

const origins = {
  question: 'fromQuestion',
  history: 'fromHistory',
  reply: 'fromReply',
} as const satisfies Record<TraceTerm['from'], string>;

function TermGroup({ from, terms }: { from: TraceTerm['from']; terms: readonly TraceTerm[] }) {
  const t = useStore(traceTexts);
  const own = terms.filter((term) => term.from === from);
  if (own.length === 0) return null;
  return (
    <div className={styles.group}>
      <h4>{t[origins[from]]}</h4>
      <ul className={styles.terms} aria-label={t[origins[from]]}>
        {own.map(({ term, weight }) => (
          <li key={term} className={styles.term}>
            {term}
            <span className={styles.weight}>
              <span className="visually-hidden">{t.weight}</span>
              {formatNumber(weight, { maximumFractionDigits: 2 })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The words that were looked for, with what they weigh, and the question in the model's words. */
export function LookedFor({ query: { rewritten, terms } }: { query: Trace['query'] }) {
  const t = useStore(traceTexts);
  return (
    <section>
      <h3>{t.step1}</h3>
      {terms.length === 0 ? (
        <p className={styles.hint}>{t.noWord}</p>
      ) : (
        <p className={styles.hint}>{t.termsHint}</p>
      )}
      <TermGroup from="question" terms={terms} />
      <TermGroup from="history" terms={terms} />
      <TermGroup from="reply" terms={terms} />
      {rewritten !== null && (
        <div className={styles.group}>
          <h4>{t.rewritten}</h4>
          <blockquote className={styles.rewritten}>{rewritten}</blockquote>
        </div>
      )}
    </section>
  );
}
