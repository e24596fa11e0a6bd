import { useStore } from '@nanostores/react';
import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { QuickActions } from './quick-actions.js';
import { pageTexts } from '../../../shared/page/page-texts.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import styles from './welcome.module.css';

export function Welcome({ disabled, onAsk }: { disabled: boolean; onAsk: (question: string) => void }) {
  const t = useStore(threadTexts);
  const { greeting, introduction, quick_actions: questions, shows } = useStore(pageTexts);
  return (
    <div className={styles.welcome}>
      <BrandMark size={56} />
      <p className={styles.greeting} dir="auto">
        {greeting ?? t.greeting}
      </p>
      <p className={styles.text} dir="auto">
        {introduction ?? (shows.knowledge ? t.welcome : t.welcomeOnly)}
      </p>
      <QuickActions questions={questions} disabled={disabled} onAsk={onAsk} />
    </div>
  );
}
