import { useStore } from '@nanostores/react';
import { messageOf } from '../api/api-error.js';
import { loadAnew } from '../api/visit.js';
import { commonTexts } from '../shared/texts/en/common.js';
import { Button } from '../shared/ui/button.js';
import styles from './error-boundary.module.css';

/** The server could not say what the page is of. */
export function NotStarted({ error }: { error: unknown }) {
  const t = useStore(commonTexts);
  return (
    <main>
      <div className={styles.fault} role="alert">
        <h1>{t.somethingWrong}</h1>
        <p>{messageOf(error)}</p>
        <Button
          variant="primary"
          icon="retry"
          onClick={() => {
            loadAnew();
          }}
        >
          {t.tryAgain}
        </Button>
      </div>
    </main>
  );
}
