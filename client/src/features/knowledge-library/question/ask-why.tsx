import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { ExplanationOf } from './explanation-of.js';
import { QuestionForm } from './question-form.js';
import styles from './question.module.css';

/** Asks of one document why a question finds it, or does not. */
export function AskWhy({ applicationId, documentId }: { applicationId: string; documentId: string }) {
  const t = useStore(libraryTexts);
  const [question, setQuestion] = useState<string | null>(null);
  return (
    <section>
      <h3 className={styles.heading}>{t.askWhy}</h3>
      <QuestionForm onAsk={setQuestion} />
      {question !== null && (
        <ExplanationOf applicationId={applicationId} documentId={documentId} question={question} />
      )}
    </section>
  );
}
