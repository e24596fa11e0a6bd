import { useStore } from '@nanostores/react';
import { type Trace } from '../../../api/types.js';
import { type Given } from './given.js';
import { waysOf } from './ways.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import own from './given-passages.module.css';
import styles from './trace.module.css';

interface GivenPassagesProps {
  trace: Trace;
  given: readonly Given[];
  onOpen: (number: number) => void;
}

function madeUp(invented: readonly number[]): string {
  const numbers = invented.map((number) => `[${number}]`).join(', ');
  return traceTexts.get().madeUp(invented.length, { numbers });
}

/** What the model was given to read, and what of it the reply cites. */
export function GivenPassages({ trace: { legs, cited, invented }, given, onOpen }: GivenPassagesProps) {
  const t = useStore(traceTexts);
  return (
    <section>
      <h3>{t.found}</h3>
      <p className={styles.hint}>{waysOf(legs)}</p>
      {given.length === 0 ? <p>{t.nothingFits}</p> : <p className={styles.hint}>{t.modelRead}</p>}
      <ol className={own.given} aria-label={t.givenPassages}>
        {given.map(({ number, passageId, name }) => (
          <li key={passageId}>
            <button
              type="button"
              className={own.open}
              aria-haspopup="dialog"
              onClick={() => {
                onOpen(number);
              }}
            >
              [{number}] <bdi>{name}</bdi>
            </button>
            <span className={own.outcome} data-cited={cited.includes(number) || undefined}>
              {cited.includes(number) ? t.cited : t.notCited}
            </span>
          </li>
        ))}
      </ol>
      {invented.length > 0 && <p className={styles.error}>{madeUp(invented)}</p>}
    </section>
  );
}
