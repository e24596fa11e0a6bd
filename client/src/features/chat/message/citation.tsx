import { useStore } from '@nanostores/react';
import { type ReactNode, useContext } from 'react';
import { CitingContext } from './citing.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './citation.module.css';

interface CitationProps {
  number: number;
  /** Where it stands in the reply's text. */
  at: number | undefined;
  /** The number as the text has it. */
  children: ReactNode;
}

/** A number in the text: it opens the passage it stands for, or says that there is none. */
export function Citation({ number, at, children }: CitationProps) {
  const t = useStore(messageTexts);
  const citing = useContext(CitingContext);
  if (!citing) return children;
  const source = citing.sources.find((candidate) => candidate.number === number);
  if (!source) {
    return (
      <span className={styles.unverified} title={t.invented}>
        <s>{children}</s>
        <span className="visually-hidden">{t.inventedShort}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={styles.citation}
      aria-haspopup="dialog"
      aria-label={t.source({ number: `${number}`, title: source.title })}
      title={source.title}
      onClick={() => {
        citing.open(number, at);
      }}
    >
      {number}
    </button>
  );
}
