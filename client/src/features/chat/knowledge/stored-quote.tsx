import { useStore } from '@nanostores/react';
import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { knowledgeTexts } from '../../../shared/texts/en/knowledge.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
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
  const t = useStore(knowledgeTexts);
  const { tryAgain } = useStore(commonTexts);
  const whole = !quote.endsWith(' …');
  return (
    <>
      <div className={styles.notice} role="alert">
        <Icon name="alert" size={18} />
        <p>{reason}</p>
        {onRetry && (
          <Button icon="retry" onClick={onRetry}>
            {tryAgain}
          </Button>
        )}
      </div>
      {quote !== '' && (
        <figure className={styles.figure}>
          <figcaption>{whole ? t.wholeQuote : t.partQuote}</figcaption>
          <blockquote className={styles.quote} dir="auto">
            {quote}
          </blockquote>
        </figure>
      )}
    </>
  );
}
