import { useStore } from '@nanostores/react';
import { useId, useState } from 'react';
import { addressEnd } from '../../../api/application.js';
import { loginPath } from '../../../api/knowledge/operator-access.js';
import { visitor } from '../../../api/visit.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import { OperatorEntry } from './operator-entry.js';
import { type Outside } from './access.js';
import { useLoginRefusal } from './use-login-refusal.js';
import styles from './sign-in.module.css';

interface SignInProps {
  access: Outside;
  /** The application that is on view; null where none is. */
  current?: string | null;
  onEnter: (key: string) => Promise<void>;
}

/** Asks for a key. Whoever came as a user of the assistant is told that there is nothing here for them. */
export function SignIn({ access, current = null, onEnter }: SignInProps) {
  const t = useStore(libraryTexts);
  const [key, setKey] = useState('');
  const refusal = useLoginRefusal();
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.title}>
        {t.signIn}
      </h2>
      {refusal !== null && (
        <p role="alert" className={styles.reason}>
          {refusal === 'not_an_operator' ? t.notAnOperator : t.loginFailed}
        </p>
      )}
      {visitor && (
        <p className={styles.notice}>
          {t.forUsers} <a href={`/${addressEnd()}`}>{t.toChat}</a>
        </p>
      )}
      {access.applications && (
        <OperatorEntry applications={access.applications} current={current} onEnter={onEnter} />
      )}
      <p className={styles.hint}>{t.signInHint}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') void onEnter(key.trim());
        }}
      >
        <label htmlFor={id}>{t.key}</label>
        <input
          id={id}
          className={styles.field}
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          value={key}
          aria-describedby={access.reason === null ? undefined : `${id}-reason`}
          aria-invalid={access.reason !== null}
          onChange={(event) => {
            setKey(event.target.value);
          }}
        />
        {access.reason !== null && (
          <p id={`${id}-reason`} role="alert" className={styles.reason}>
            {access.reason}
          </p>
        )}
        <Button type="submit" variant="primary">
          {t.enter}
        </Button>
      </form>
      {access.login && <a href={loginPath()}>{t.logIn}</a>}
    </section>
  );
}
