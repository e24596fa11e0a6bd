import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { type Trace } from '../../../api/types.js';
import { FusedOrder } from './fused-order.js';
import { type Given } from './given.js';
import { LegRanking } from './leg-ranking.js';
import { LookedFor } from './looked-for.js';
import { SentMessages } from './sent-messages.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import styles from './trace.module.css';

interface TraceNumbersProps {
  runId: string;
  /** Null where nothing was looked for. */
  trace: Trace | null;
  given: readonly Given[];
}

/** What whoever sets up the search wants to know, folded away: terms and weights, rankings and scores, what was sent. */
export function TraceNumbers({ runId, trace, given }: TraceNumbersProps) {
  const t = useStore(traceTexts);
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.details}
      onToggle={(event) => {
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary>{t.numbers}</summary>
      {open && (
        <div className={styles.numbers}>
          {trace && (
            <>
              <LookedFor query={trace.query} as="numbers" />
              <section>
                <h3>{t.step2}</h3>
                {trace.legs.length === 0 && <p className={styles.hint}>{t.nothingRanked}</p>}
                {trace.legs.map((leg) => (
                  <LegRanking key={leg.name} leg={leg} given={given} />
                ))}
              </section>
              <FusedOrder trace={trace} given={given} />
            </>
          )}
          <SentMessages runId={runId} />
        </div>
      )}
    </details>
  );
}
