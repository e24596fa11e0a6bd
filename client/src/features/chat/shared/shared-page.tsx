import { useStore } from '@nanostores/react';
import { useEffect } from 'react';
import { ApiError, messageOf } from '../../../api/api-error.js';
import { page } from '../../../api/application.js';
import { useTheme } from '../../../shared/hooks/use-theme.js';
import { formatFull } from '../../../shared/lib/calendar.js';
import { pageTexts } from '../../../shared/page/page-texts.js';
import { appTexts } from '../../../shared/texts/en/app.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import { conversationsTexts } from '../../../shared/texts/en/conversations.js';
import { sharedTexts } from '../../../shared/texts/en/shared.js';
import { BrandMark } from '../../../shared/ui/brand-mark.js';
import { Button } from '../../../shared/ui/button.js';
import { FullMessage } from '../../../shared/ui/full-message.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { SharedMessageRow } from './shared-message.js';
import { useShared } from './use-shared.js';
import styles from './shared-page.module.css';

/** A conversation as it was when it was shared, for whoever has the link: to be read, and nothing else. */
export function SharedPage({ secret }: { secret: string }) {
  const t = useStore(sharedTexts);
  const app = useStore(appTexts);
  const common = useStore(commonTexts);
  const { untitled } = useStore(conversationsTexts);
  const name = useStore(pageTexts).name ?? app.assistant;
  const { shows } = useStore(page);
  const theme = useTheme();
  const { shared, error, more } = useShared(secret);
  const isGone = error instanceof ApiError && error.status === 404;
  const title = shared ? (shared.title ?? untitled) : isGone ? t.nothing : t.shared;

  useEffect(() => {
    document.title = app.windowTitle({ title, assistant: name });
  }, [title, app, name]);

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <BrandMark size={30} />
        <div className={styles.heading}>
          <h1 className={styles.title} dir="auto">
            {title}
          </h1>
          {shared && (
            <p className={styles.when}>{t.sharedAt({ when: formatFull(new Date(shared.shared_at)) })}</p>
          )}
        </div>
        <IconButton
          icon={theme.theme === 'dark' ? 'sun' : 'moon'}
          label={theme.theme === 'dark' ? app.useLightTheme : app.useDarkTheme}
          onClick={theme.toggle}
        />
      </header>
      <main className={styles.main}>
        {isGone && (
          <FullMessage title={t.nothing}>
            <p>{t.nothingHint}</p>
          </FullMessage>
        )}
        {error !== null && !isGone && (
          <FullMessage title={common.somethingWrong} role="alert">
            <p>{messageOf(error)}</p>
            <Button variant="primary" icon="retry" onClick={more}>
              {common.tryAgain}
            </Button>
          </FullMessage>
        )}
        {shared && (
          <>
            <ol className={styles.list} aria-label={t.messages}>
              {shared.messages.map((message, index) => (
                <SharedMessageRow key={index} message={message} showsSources={shows.knowledge} />
              ))}
            </ol>
            {shared.next_from !== null && error === null && (
              <Button className={styles.more} onClick={more}>
                {t.more}
              </Button>
            )}
          </>
        )}
      </main>
    </div>
  );
}
