import { Button } from '../../shared/ui/button.js';
import { FullMessage } from '../../shared/ui/full-message.js';
import { type HistoryState } from './session/use-history.js';
import styles from './history-status.module.css';

interface HistoryStatusProps {
  state: Exclude<HistoryState, { status: 'ready' }>;
  onRetry: () => void;
  onStartOver: () => void;
}

export function HistoryStatus({ state, onRetry, onStartOver }: HistoryStatusProps) {
  switch (state.status) {
    case 'loading':
      return (
        <div className={styles.skeleton} role="status">
          <span className="visually-hidden">Loading the conversation…</span>
          <span className={styles.mine} />
          <span className={styles.theirs} />
          <span className={styles.mine} />
        </div>
      );
    case 'missing':
      return (
        <FullMessage title="This conversation does not exist" role="alert">
          <p>It may have been deleted, or it belongs to someone else.</p>
          <Button variant="primary" icon="plus" onClick={onStartOver}>
            Start a new conversation
          </Button>
        </FullMessage>
      );
    case 'failed':
      return (
        <FullMessage title="The conversation could not be loaded" role="alert">
          <p>{state.message}</p>
          <Button variant="primary" icon="retry" onClick={onRetry}>
            Try again
          </Button>
        </FullMessage>
      );
  }
}
