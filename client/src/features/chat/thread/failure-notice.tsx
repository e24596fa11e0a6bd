import { useStore } from '@nanostores/react';
import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type Failure, type Remedy } from '../session/failure.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import styles from './failure-notice.module.css';

interface FailureNoticeProps {
  failure: Failure;
  onRetry: () => void;
  /** Given where the reply that failed can be gone on with. */
  onContinue: (() => void) | undefined;
}

export function FailureNotice({ failure, onRetry, onContinue }: FailureNoticeProps) {
  const t = useStore(threadTexts);
  const { tryAgain } = useStore(commonTexts);
  const labels: Record<Remedy, string> = {
    repeat: tryAgain,
    regenerate: t.regenerate,
    reconnect: t.reconnect,
  };
  return (
    <div role="alert" className={styles.notice}>
      <Icon name="alert" size={20} />
      <p className={styles.text}>{failure.message}</p>
      {onContinue && (
        <Button icon="resume" onClick={onContinue}>
          {t.continue}
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
