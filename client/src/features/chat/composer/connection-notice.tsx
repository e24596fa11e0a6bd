import { useStore } from '@nanostores/react';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import styles from './connection-notice.module.css';

/** Says that the reply's connection broke and is being taken up again; nothing of the reply is lost. */
export function ConnectionNotice({ connected }: { connected: boolean }) {
  const t = useStore(composerTexts);
  return (
    <div role="status" className={styles.frame}>
      {!connected && (
        <p className={styles.notice}>
          <span className={styles.dot} />
          {t.reconnecting}
        </p>
      )}
    </div>
  );
}
