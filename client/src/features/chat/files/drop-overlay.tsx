import { useStore } from '@nanostores/react';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import styles from './drop-overlay.module.css';

/** Files are held over the page. */
export function DropOverlay() {
  const t = useStore(composerTexts);
  return (
    <div className={styles.overlay}>
      <p className={styles.words}>{t.dropFiles}</p>
    </div>
  );
}
