import { Button } from '../../../shared/ui/button.js';
import { type EarlierMessages } from '../session/use-earlier-messages.js';
import styles from './earlier-button.module.css';

export function EarlierButton({ earlier, onLoad }: { earlier: EarlierMessages; onLoad: () => void }) {
  if (!earlier.available) return null;
  return (
    <div className={styles.row}>
      <Button onClick={onLoad} disabled={earlier.loading}>
        {earlier.loading ? 'Loading…' : 'Show earlier messages'}
      </Button>
      <span className={styles.left}>Earlier messages are left out here.</span>
      {earlier.problem && <p role="alert">{earlier.problem}</p>}
    </div>
  );
}
