import { useStore } from '@nanostores/react';
import { Button } from '../../shared/ui/button.js';
import { FullMessage } from '../../shared/ui/full-message.js';
import { type HistoryState } from './session/use-history.js';
import { threadTexts } from '../../shared/texts/en/thread.js';
import { commonTexts } from '../../shared/texts/en/common.js';
import styles from './history-status.module.css';

interface HistoryStatusProps {
  state: Exclude<HistoryState, { status: 'ready' }>;
  onRetry: () => void;
  onStartOver: () => void;
}

export function HistoryStatus({ state, onRetry, onStartOver }: HistoryStatusProps) {
  const t = useStore(threadTexts);
  const { tryAgain } = useStore(commonTexts);
  switch (state.status) {
    case 'loading':
      return (
        <div className={styles.skeleton} role="status">
          <span className="visually-hidden">{t.loading}</span>
          <span className={styles.mine} />
          <span className={styles.theirs} />
          <span className={styles.mine} />
        </div>
      );
    case 'missing':
      return (
        <FullMessage title={t.missing} role="alert">
          <p>{t.missingHint}</p>
          <Button variant="primary" icon="plus" onClick={onStartOver}>
            {t.startNew}
          </Button>
        </FullMessage>
      );
    case 'failed':
      return (
        <FullMessage title={t.notLoaded} role="alert">
          <p>{state.message}</p>
          <Button variant="primary" icon="retry" onClick={onRetry}>
            {tryAgain}
          </Button>
        </FullMessage>
      );
  }
}
