import { useStore } from '@nanostores/react';
import { Button } from '../../shared/ui/button.js';
import { type ConversationsControl } from './use-conversations.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import styles from './conversation-list-status.module.css';

/** What stands in the list's place while it loads, is empty, or something went wrong. */
export function ConversationListStatus({ conversations }: { conversations: ConversationsControl }) {
  const t = useStore(conversationsTexts);
  const { status, items, problem } = conversations;
  return (
    <>
      {problem && (
        <div role="alert" className={styles.problem}>
          <p>{problem}</p>
          <Button
            icon="retry"
            onClick={() => {
              void conversations.reload();
            }}
          >
            {t.reload}
          </Button>
        </div>
      )}
      {status === 'loading' && (
        <div className={styles.skeleton} role="status">
          <span className="visually-hidden">{t.loading}</span>
          <span />
          <span />
          <span />
        </div>
      )}
      {status === 'ready' && items.length === 0 && (
        <p className={styles.empty}>{conversations.archived ? t.emptyArchive : t.empty}</p>
      )}
    </>
  );
}
