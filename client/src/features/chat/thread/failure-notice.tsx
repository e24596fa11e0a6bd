import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type Failure, type Remedy } from '../session/failure.js';
import styles from './failure-notice.module.css';

const labels: Record<Remedy, string> = {
  repeat: 'Try again',
  regenerate: 'Regenerate',
  reconnect: 'Reconnect',
};

interface FailureNoticeProps {
  failure: Failure;
  onRetry: () => void;
  /** Given where the reply that failed can be gone on with. */
  onContinue: (() => void) | undefined;
}

export function FailureNotice({ failure, onRetry, onContinue }: FailureNoticeProps) {
  return (
    <div role="alert" className={styles.notice}>
      <Icon name="alert" size={20} />
      <p className={styles.text}>{failure.message}</p>
      {onContinue && (
        <Button icon="resume" onClick={onContinue}>
          Continue
        </Button>
      )}
      {failure.remedy && (
        <Button icon="retry" onClick={onRetry}>
          {labels[failure.remedy]}
        </Button>
      )}
    </div>
  );
}
