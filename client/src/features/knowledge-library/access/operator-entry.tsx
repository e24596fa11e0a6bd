import { useStore } from '@nanostores/react';
import { useId, useRef, useState } from 'react';
import { makeKey } from '../../../api/knowledge/operator-access.js';
import { useAttempt } from '../../../shared/hooks/use-attempt.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { reasonOf } from '../reason-of.js';
import styles from './sign-in.module.css';

interface OperatorEntryProps {
  applications: readonly string[];
  /** The one that is on view. */
  current: string | null;
  onEnter: (key: string) => Promise<void>;
}

/** For an operator, who sees nothing that is in applications: a key that can be seen in their list opens one. */
export function OperatorEntry({ applications, current, onEnter }: OperatorEntryProps) {
  const t = useStore(libraryTexts);
  const [applicationId, setApplicationId] = useState(current ?? applications[0] ?? '');
  const { problem, attempt } = useAttempt(reasonOf);
  // Every key that is made stays in the list of keys.
  const making = useRef(false);
  const id = useId();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (making.current) return;
        making.current = true;
        void attempt('', async () => {
          await onEnter(await makeKey(applicationId.trim(), t.keyName));
        }).finally(() => {
          making.current = false;
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
