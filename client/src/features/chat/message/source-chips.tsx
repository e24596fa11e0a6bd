import { type Source } from '../../../api/types.js';
import { nameOf } from '../sources.js';
import styles from './source-chips.module.css';

interface SourceChipsProps {
  /** The list's accessible name. */
  label: string;
  sources: readonly Source[];
  onOpen: (number: number) => void;
}

export function SourceChips({ label, sources, onOpen }: SourceChipsProps) {
  return (
    <ol className={styles.list} aria-label={label}>
      {sources.map((source) => (
        <li key={source.number} className={styles.item}>
          <button
            type="button"
            className={styles.source}
            aria-haspopup="dialog"
            title={source.quote || nameOf(source)}
            onClick={() => {
              onOpen(source.number);
            }}
          >
            <span className={styles.number}>{source.number}</span>
            <span className={styles.title} dir="auto">
              {nameOf(source)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
