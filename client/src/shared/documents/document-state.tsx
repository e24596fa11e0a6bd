import { useStore } from '@nanostores/react';
import { type DocumentSummary } from '../../api/types.js';
import { documentsTexts } from '../texts/en/documents.js';
import { progressOf, remarksOf, stateOf } from './document-words.js';
import styles from './document-state.module.css';

/** Whether a document is found, how far it is on its way in, and what is to be known of it. */
export function DocumentState({ document }: { document: DocumentSummary }) {
  const t = useStore(documentsTexts);
  const { word, tone } = stateOf(t, document);
  const progress = progressOf(t, document);
  const { done, total } = document.progress ?? { done: 0, total: 0 };
  return (
    <div className={styles.block}>
      <p className={styles.line}>
        <span className={styles.state} data-tone={tone}>
          {word}
        </span>
        {progress !== null && <span className={styles.progress}>{progress}</span>}
      </p>
      {total > 0 && <progress className={styles.bar} aria-label={document.title} max={total} value={done} />}
      {remarksOf(t, document).map(({ text, bad }) => (
        <p key={text} className={styles.remark} data-bad={bad || undefined} dir="auto">
          {text}
        </p>
      ))}
    </div>
  );
}
