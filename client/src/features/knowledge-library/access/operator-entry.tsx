import { useStore } from '@nanostores/react';
import { useId, useState } from 'react';
import { makeKey } from '../../../api/knowledge/operator-access.js';
import { useAttempt } from '../../../shared/hooks/use-attempt.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { reasonOf } from '../reason-of.js';
import styles from './sign-in.module.css';

interface OperatorEntryProps {
  applications: readonly string[];
  onEnter: (key: string) => void;
}

/** For an operator, who sees nothing that is in applications: a key that can be seen in their list opens one. */
export function OperatorEntry({ applications, onEnter }: OperatorEntryProps) {
  const t = useStore(libraryTexts);
  const [applicationId, setApplicationId] = useState(applications[0] ?? '');
  const { problem, attempt } = useAttempt(reasonOf);
  const id = useId();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void attempt('', async () => {
          onEnter(await makeKey(applicationId.trim(), t.keyName));
        });
      }}
    >
      <p className={styles.hint}>{t.operatorHint}</p>
      <label htmlFor={id}>{t.application}</label>
      <input
        id={id}
        className={styles.field}
        list={`${id}-known`}
        required
        value={applicationId}
        onChange={(event) => {
          setApplicationId(event.target.value);
        }}
      />
      <datalist id={`${id}-known`}>
        {applications.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {problem !== null && (
        <p role="alert" className={styles.reason}>
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary">
        {t.openForHour}
      </Button>
    </form>
  );
}
