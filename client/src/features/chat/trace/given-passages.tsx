import { type Trace } from '../../../api/types.js';
import { type Given } from './given.js';
import { waysOf } from './ways.js';
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
export function GivenPassages({ trace: { legs, cited, invented }, given, onOpen }: GivenPassagesProps) {
  return (
    <section>
      <h3>What was found</h3>
      <p className={styles.hint}>{waysOf(legs)}</p>
      {given.length === 0 ? (
        <p>Nothing that fits: the model was given no passage.</p>
      ) : (
        <p className={styles.hint}>The model read these passages, the best first. Open one to read it too.</p>
      )}
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
              [{number}] <bdi>{name}</bdi>
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
