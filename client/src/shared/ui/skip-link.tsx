import { type ReactNode } from 'react';
import { MAIN_ID } from '../lib/message-field.js';
import styles from './skip-link.module.css';

/** The first thing that Tab comes to: past what is the same on every page. */
export function SkipLink({ onSkip, children }: { onSkip: () => void; children: ReactNode }) {
  return (
    <a
      className={styles.link}
      href={`#${MAIN_ID}`}
      onClick={(event) => {
        // The address stays: it says what is on view.
        event.preventDefault();
        onSkip();
      }}
    >
      {children}
    </a>
  );
}
