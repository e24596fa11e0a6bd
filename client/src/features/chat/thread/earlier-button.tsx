import { useStore } from '@nanostores/react';
import { Button } from '../../../shared/ui/button.js';
import { type EarlierMessages } from '../session/use-earlier-messages.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import styles from './earlier-button.module.css';

export function EarlierButton({ earlier, onLoad }: { earlier: EarlierMessages; onLoad: () => void }) {
  const t = useStore(threadTexts);
  const { loading } = useStore(commonTexts);
  if (!earlier.available) return null;
  return (
    <div className={styles.row}>
      <Button onClick={onLoad} disabled={earlier.loading}>
        {earlier.loading ? loading : t.showEarlier}
      </Button>
      <span className={styles.left}>{t.leftOut}</span>
      {earlier.problem && <p role="alert">{earlier.problem}</p>}
    </div>
  );
}
