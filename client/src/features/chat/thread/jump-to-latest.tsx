import { useStore } from '@nanostores/react';
import { Icon } from '../../../shared/ui/icon.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import styles from './jump-to-latest.module.css';

export function JumpToLatest({ busy, onJump }: { busy: boolean; onJump: () => void }) {
  const t = useStore(threadTexts);
  return (
    <button type="button" className={styles.button} onClick={onJump} data-busy={busy || undefined}>
      <Icon name="arrowDown" size={16} />
      <span>{t.jump}</span>
    </button>
  );
}
