import { Icon } from '../../../shared/ui/icon.js';
import styles from './jump-to-latest.module.css';

export function JumpToLatest({ busy, onJump }: { busy: boolean; onJump: () => void }) {
  return (
    <button type="button" className={styles.button} onClick={onJump} data-busy={busy || undefined}>
      <Icon name="arrowDown" size={16} />
      <span>Jump to latest</span>
    </button>
  );
}
