import { Button } from '../../shared/ui/button.js';
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
        <div className={styles.message} role="alert">
          <p className={styles.title}>This conversation does not exist</p>
          <p>It may have been deleted, or it belongs to someone else.</p>
          <Button variant="primary" icon="plus" onClick={onStartOver}>
            Start a new conversation
          </Button>
        </div>
      );
    case 'failed':
      return (
        <div className={styles.message} role="alert">
          <p className={styles.title}>The conversation could not be loaded</p>
          <p>{state.message}</p>
          <Button variant="primary" icon="retry" onClick={onRetry}>
            Try again
          </Button>
        </div>
      );
  }
}
