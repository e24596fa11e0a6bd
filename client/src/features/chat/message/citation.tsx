import { sourceElementId } from './source-element-id.js';
import styles from './citation.module.css';

/** A number in the text that leads to the passage it stands for. */
export function Citation({ messageId, number }: { messageId: string; number: number }) {
  return (
    <button
      type="button"
      className={styles.citation}
      aria-label={`Source ${number}`}
      onClick={() => {
        document.getElementById(sourceElementId(messageId, number))?.focus();
      }}
    >
      {number}
    </button>
  );
}
