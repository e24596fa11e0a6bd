import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { QuickActions } from './quick-actions.js';
import styles from './welcome.module.css';

export function Welcome({ disabled, onAsk }: { disabled: boolean; onAsk: (question: string) => void }) {
  return (
    <div className={styles.welcome}>
      <BrandMark size={56} />
      <p className={styles.greeting}>How can I help today?</p>
      <p className={styles.text}>
        Ask about accounts, savings or opening one. Where a reply draws on the knowledge base, it lists its
        sources.
      </p>
      <QuickActions disabled={disabled} onAsk={onAsk} />
    </div>
  );
}
