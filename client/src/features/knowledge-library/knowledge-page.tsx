import { useStore } from '@nanostores/react';
import { useEffect } from 'react';
import { useTheme } from '../../shared/hooks/use-theme.js';
import { MAIN_ID } from '../../shared/lib/message-field.js';
import { appTexts } from '../../shared/texts/en/app.js';
import { commonTexts } from '../../shared/texts/en/common.js';
import { libraryTexts } from '../../shared/texts/en/library.js';
import { Button } from '../../shared/ui/button.js';
import { FullMessage } from '../../shared/ui/full-message.js';
import { SignIn } from './access/sign-in.js';
import { type AccessControl, useAccess } from './access/use-access.js';
import { Library } from './library.js';
import { LibraryHeader } from './library-header.js';
import styles from './knowledge-page.module.css';

function Content({ access, enter, leave, retry }: AccessControl) {
  const t = useStore(libraryTexts);
  const { tryAgain, loading } = useStore(commonTexts);
  switch (access.kind) {
    case 'checking':
      return (
        <p role="status" className={styles.status}>
          {loading}
        </p>
      );
    case 'failed':
      return (
        <FullMessage title={t.notReached} role="alert">
          <p>{access.reason}</p>
          <Button variant="primary" icon="retry" onClick={retry}>
            {tryAgain}
          </Button>
        </FullMessage>
      );
    case 'out':
      return <SignIn access={access} onEnter={enter} />;
    case 'in':
      return <Library key={access.applicationId} applicationId={access.applicationId} onLeave={leave} />;
  }
}

/** What an application knows: looked after by its operators, in a page of its own beside the chat. */
export function KnowledgePage() {
  const t = useStore(libraryTexts);
  const { assistant, windowTitle } = useStore(appTexts);
  const control = useAccess();
  const theme = useTheme();

  useEffect(() => {
    document.title = windowTitle({ title: t.knowledge, assistant });
  }, [t, windowTitle, assistant]);

  return (
    <div className={styles.page}>
      <a
        className={styles.skip}
        href={`#${MAIN_ID}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(MAIN_ID)?.focus();
        }}
      >
        {t.skip}
      </a>
      <LibraryHeader
        access={control.access}
        theme={theme}
        onChoose={control.choose}
        onLeave={control.leave}
      />
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        <Content {...control} />
      </main>
    </div>
  );
}
