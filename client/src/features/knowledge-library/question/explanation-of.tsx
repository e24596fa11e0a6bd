import { useStore } from '@nanostores/react';
import { explainSearch } from '../../../api/knowledge/explain-search.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { reasonOf } from '../reason-of.js';
import { ExplainedNumbers } from './explained-numbers.js';
import styles from './question.module.css';

interface ExplanationOfProps {
  applicationId: string;
  documentId: string;
  question: string;
}

/** Why a question finds a document, or does not: in words first, the numbers behind them at a click. */
export function ExplanationOf({ applicationId, documentId, question }: ExplanationOfProps) {
  const t = useStore(libraryTexts);
  const { loading, tryAgain } = useStore(commonTexts);
  const { resource, retry } = useResource(`${documentId} ${question}`, (_, signal) =>
    explainSearch({ applicationId, documentId, question }, signal),
  );
  if (resource.status === 'loading') return <p role="status">{loading}</p>;
  if (resource.status === 'failed') {
    return (
      <div role="alert" className={styles.failure}>
        <p>{reasonOf(resource.error)}</p>
        <Button onClick={retry}>{tryAgain}</Button>
      </div>
    );
  }
  return (
    <div className={styles.explanation}>
      <p role="status" dir="auto">
        {resource.value.reason}
      </p>
      <details className={styles.details}>
        <summary>{t.numbers}</summary>
        <ExplainedNumbers explanation={resource.value} />
      </details>
    </div>
  );
}
