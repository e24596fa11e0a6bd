import { useStore } from '@nanostores/react';
import { useEffect, useState } from 'react';
import { useTheme } from '../../shared/hooks/use-theme.js';
import { focusMain, MAIN_ID } from '../../shared/lib/message-field.js';
import { appTexts } from '../../shared/texts/en/app.js';
import { commonTexts } from '../../shared/texts/en/common.js';
import { libraryTexts } from '../../shared/texts/en/library.js';
import { Button } from '../../shared/ui/button.js';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.js';
import { FullMessage } from '../../shared/ui/full-message.js';
import { LanguageSelect } from '../../shared/ui/language-select.js';
import { SkipLink } from '../../shared/ui/skip-link.js';
import { admittedBy } from './access/access.js';
import { SignIn } from './access/sign-in.js';
import { SignInDialog } from './access/sign-in-dialog.js';
import { type AccessControl, useAccess } from './access/use-access.js';
import { Library } from './library.js';
import { LibraryHeader } from './library-header.js';
import { type UploadQueues } from './uploads/upload-queues.js';
import { useUploadQueues } from './uploads/use-upload-queues.js';
import styles from './knowledge-page.module.css';

interface ContentProps {
  control: AccessControl;
  queues: UploadQueues;
}

function Content({ control: { access, enter, askAgain, dismiss, retry }, queues }: ContentProps) {
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
      return (
        <>
          <Library
            key={access.applicationId}
            applicationId={access.applicationId}
            queues={queues}
            onSignIn={askAgain}
          />
          {access.asksAgain && (
            <SignInDialog
              access={access.asksAgain}
              current={access.applicationId}
              onEnter={enter}
              onClose={dismiss}
            />
          )}
        </>
      );
  }
}

/** What an application knows: looked after by its operators, in a page of its own beside the chat. */
export function KnowledgePage() {
  const t = useStore(libraryTexts);
  const { assistant, windowTitle } = useStore(appTexts);
  const control = useAccess();
  const { access, leave } = control;
  const queues = useUploadQueues();
  const [leaving, setLeaving] = useState(false);
  const theme = useTheme();

  useEffect(() => {
    document.title = windowTitle({ title: t.knowledge, assistant });
  }, [t, windowTitle, assistant]);

  useEffect(() => {
    const admitted = admittedBy(access);
    if (admitted !== undefined) queues.admit(admitted);
  }, [access, queues]);

  function signOut(): void {
    setLeaving(false);
    queues.end();
    leave();
  }

  return (
    <div className={styles.page}>
      <SkipLink onSkip={focusMain}>{t.skip}</SkipLink>
      <LibraryHeader
        access={access}
        theme={theme}
        onChoose={control.choose}
        onLeave={() => {
          if (queues.unsent() > 0) setLeaving(true);
          else signOut();
        }}
      />
      <main id={MAIN_ID} tabIndex={-1} className={styles.main}>
        <Content control={control} queues={queues} />
      </main>
      <footer className={styles.foot}>
        <LanguageSelect />
      </footer>
      {leaving && (
        <ConfirmDialog
          title={t.signOutNow}
          confirmLabel={t.signOut}
          onCancel={() => {
            setLeaving(false);
          }}
          onConfirm={signOut}
        >
          {t.unsentLost(queues.unsent())}
        </ConfirmDialog>
      )}
    </div>
  );
}
