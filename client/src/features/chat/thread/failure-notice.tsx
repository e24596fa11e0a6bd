import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type Failure, type Remedy } from '../session/failure.js';
import styles from './failure-notice.module.css';

const labels: Record<Remedy, string> = {
  repeat: 'Try again',
  regenerate: 'Regenerate',
  reconnect: 'Reconnect',
};

export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  return (
    <div role="alert" className={styles.notice}>
      <Icon name="alert" size={20} />
      <p className={styles.text}>{failure.message}</p>
      {failure.remedy && (
        <Button icon="retry" onClick={onRetry}>
          {labels[failure.remedy]}
        </Button>
      )}
    </div>
  );
}
