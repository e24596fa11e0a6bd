import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { searchKnowledge } from '../../../api/knowledge/search-knowledge.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { reasonOf } from '../reason-of.js';
import { percentWords } from '../../../shared/lib/size-words.js';
import { FoundItem } from './found-item.js';
import { QuestionForm } from './question-form.js';
import styles from './question.module.css';

interface Asked {
  question: string;
  /** The same question once more is another search. */
  count: number;
}

function Findings({ applicationId, asked }: { applicationId: string; asked: Asked }) {
  const t = useStore(libraryTexts);
  const { tryAgain } = useStore(commonTexts);
  const { question } = asked;
  const { resource, retry } = useResource(`${asked.count} ${question}`, (_, signal) =>
    searchKnowledge(applicationId, question, signal),
  );
  if (resource.status === 'loading') return <p role="status">{t.searching}</p>;
  if (resource.status === 'failed') {
    return (
      <div role="alert" className={styles.failure}>
        <p>
          {t.notSearched} {reasonOf(resource.error)}
        </p>
        <Button onClick={retry}>{tryAgain}</Button>
      </div>
    );
  }
  const { documents, answerability } = resource.value;
  return (
    <>
      <p role="status" className={styles.summary}>
        {documents.length === 0 ? t.nothingFound : t.found(documents.length)}{' '}
        {answerability !== null && t.likely({ percent: percentWords(answerability) })}
      </p>
      <ol className={styles.found}>
        {documents.map((document) => (
          <FoundItem
            key={document.id}
            applicationId={applicationId}
            question={question}
            document={document}
          />
        ))}
      </ol>
    </>
  );
}

/** What a question finds, before a user asks it. */
export function QuestionView({ applicationId }: { applicationId: string }) {
  const t = useStore(libraryTexts);
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <section aria-label={t.tryQuestion}>
      <p className={styles.hint}>{t.questionHint}</p>
      <QuestionForm
        onAsk={(question) => {
          setAsked({ question, count: (asked?.count ?? 0) + 1 });
        }}
      />
      {asked && <Findings applicationId={applicationId} asked={asked} />}
    </section>
  );
}
