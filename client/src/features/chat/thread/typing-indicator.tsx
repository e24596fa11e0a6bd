import { useStore } from '@nanostores/react';
import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import styles from './typing-indicator.module.css';

/** Stands where the reply will be until its first word is there. */
export function TypingIndicator() {
  const t = useStore(threadTexts);
  return (
    <div className={styles.row} data-testid="typing">
      <BrandMark breathing />
      <div className={styles.bubble}>
        <span className="visually-hidden">{t.writing}</span>
        <span className={styles.dot} />
        <span className={styles.dot} />
        <span className={styles.dot} />
      </div>
    </div>
  );
}
