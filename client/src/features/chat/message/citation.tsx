import { type ReactNode, useContext } from 'react';
import { CitingContext } from './citing.js';
import styles from './citation.module.css';

interface CitationProps {
  number: number;
  /** The number as the text has it. */
  children: ReactNode;
}

/** A number in the text: it opens the passage it stands for, or says that there is none. */
export function Citation({ number, children }: CitationProps) {
  const citing = useContext(CitingContext);
  if (!citing) return children;
  const source = citing.sources.find((candidate) => candidate.number === number);
  if (!source) {
    return (
      <span className={styles.unverified} title="Not among the sources: the model made this number up">
        <s>{children}</s>
        <span className="visually-hidden"> (not among the sources)</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={styles.citation}
      aria-haspopup="dialog"
      aria-label={`Source ${number}: ${source.title}`}
      title={source.title}
      onClick={() => {
        citing.open(number);
      }}
    >
      {number}
    </button>
  );
}
