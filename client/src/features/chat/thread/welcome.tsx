import { useStore } from '@nanostores/react';
import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { QuickActions } from './quick-actions.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import styles from './welcome.module.css';

export function Welcome({ disabled, onAsk }: { disabled: boolean; onAsk: (question: string) => void }) {
  const t = useStore(threadTexts);
  return (
    <div className={styles.welcome}>
      <BrandMark size={56} />
      <p className={styles.greeting}>{t.greeting}</p>
      <p className={styles.text}>{t.welcome}</p>
      <QuickActions disabled={disabled} onAsk={onAsk} />
    </div>
  );
}
