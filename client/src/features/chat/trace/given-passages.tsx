import { type Trace } from '../../../api/types.js';
import { type Given } from './given.js';
import styles from './trace.module.css';

interface GivenPassagesProps {
  trace: Trace;
  given: readonly Given[];
  onOpen: (number: number) => void;
}

function madeUp(invented: readonly number[]): string {
  const numbers = invented.map((number) => `[${number}]`).join(', ');
  return invented.length === 1
    ? `The reply also has ${numbers}, which the model made up: no passage has that number.`
    : `The reply also has ${numbers}, which the model made up: no passages have those numbers.`;
}

/** What the model was given to read, and what of it the reply cites. */
export function GivenPassages({ trace: { cited, invented }, given, onOpen }: GivenPassagesProps) {
  return (
    <section>
      <h3>4. What the model was given, and what it cited</h3>
      {given.length === 0 && <p>It was given no passage.</p>}
      <ol className={styles.given} aria-label="Passages that the model was given">
        {given.map(({ number, passageId, name }) => (
          <li key={passageId}>
            <button
              type="button"
              className={styles.open}
              aria-haspopup="dialog"
              onClick={() => {
                onOpen(number);
              }}
            >
              [{number}] {name}
            </button>
            <span className={styles.outcome} data-cited={cited.includes(number) || undefined}>
              {cited.includes(number) ? 'cited' : 'not cited'}
            </span>
          </li>
        ))}
      </ol>
      {invented.length > 0 && <p className={styles.error}>{madeUp(invented)}</p>}
    </section>
  );
}
