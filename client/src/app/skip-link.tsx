import { useStore } from '@nanostores/react';
import { focusMessageField, MAIN_ID } from '../shared/lib/message-field.js';
import { appTexts } from '../shared/texts/en/app.js';
import styles from './skip-link.module.css';

/** The first thing that Tab comes to: past the list of conversations to the message box. */
export function SkipLink() {
  const t = useStore(appTexts);
  return (
    <a
      className={styles.link}
      href={`#${MAIN_ID}`}
      onClick={(event) => {
        // The address stays: it says which conversation is on view.
        event.preventDefault();
        focusMessageField();
      }}
    >
      {t.skipToMessage}
    </a>
  );
}
