import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import styles from './stored-quote.module.css';

interface StoredQuoteProps {
  /** How the passage begins, as it was kept with the reply. */
  quote: string;
  /** Why the document itself is not shown. */
  reason: string;
  /** Null where trying again would not help. */
  onRetry: (() => void) | null;
}

export function StoredQuote({ quote, reason, onRetry }: StoredQuoteProps) {
  const whole = !quote.endsWith(' …');
  return (
    <>
      <div className={styles.notice} role="alert">
        <Icon name="alert" size={18} />
        <p>{reason}</p>
        {onRetry && (
          <Button icon="retry" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
      {quote !== '' && (
        <figure className={styles.figure}>
          <figcaption>
            {whole ? 'The passage' : 'The beginning of the passage'} as the reply saw it:
          </figcaption>
          <blockquote className={styles.quote} dir="auto">
            {quote}
          </blockquote>
        </figure>
      )}
    </>
  );
}
