import { useStore } from '@nanostores/react';
import { loadAnew } from '../../api/visit.js';
import { useModal } from '../hooks/use-modal.js';
import { commonTexts } from '../texts/en/common.js';
import { Button } from '../ui/button.js';
import styles from './load-problem.module.css';

interface LoadProblemProps {
  onRetry: () => void;
  /** Left out where nothing has to be left. */
  onClose?: () => void;
}

/** A part of the page could not be loaded: the line is gone, or its files are, where there is a newer version. */
export function LoadProblem({ onRetry, onClose }: LoadProblemProps) {
  const t = useStore(commonTexts);
  return (
    <div role="alert" className={styles.problem}>
      <p>{t.partNotLoaded}</p>
      <div className={styles.actions}>
        <Button icon="retry" onClick={onRetry}>
          {t.tryAgain}
        </Button>
        <Button
          onClick={() => {
            loadAnew();
          }}
        >
          {t.reloadPage}
        </Button>
        {onClose && <Button onClick={onClose}>{t.close}</Button>}
      </div>
    </div>
  );
}

export function LoadProblemDialog({ onRetry, onClose }: { onRetry: () => void; onClose: () => void }) {
  const t = useStore(commonTexts);
  const modal = useModal(onClose);
  return (
    <dialog {...modal} className={styles.dialog} aria-label={t.somethingWrong}>
      <LoadProblem onRetry={onRetry} onClose={onClose} />
    </dialog>
  );
}
