import { useStore } from '@nanostores/react';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import styles from './connection-notice.module.css';
import { QuietNotice } from './quiet-notice.js';

/** Says that the reply's connection broke and is being taken up again; nothing of the reply is lost. */
export function ConnectionNotice({ connected }: { connected: boolean }) {
  const t = useStore(composerTexts);
  return (
    <QuietNotice>
      {!connected && (
        <>
          <span className={styles.dot} />
          {t.reconnecting}
        </>
      )}
    </QuietNotice>
  );
}
