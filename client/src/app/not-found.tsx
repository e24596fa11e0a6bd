import { Button } from '../shared/ui/button.js';
import styles from './not-found.module.css';

/** For an address that leads nowhere. */
export function NotFound({ onStart }: { onStart: () => void }) {
  return (
    <div className={styles.message}>
      <p className={styles.title}>There is nothing at this address</p>
      <p>The link may be mistyped, or what it led to is gone.</p>
      <Button variant="primary" icon="plus" onClick={onStart}>
        Start a new conversation
      </Button>
    </div>
  );
}
