import { useStore } from '@nanostores/react';
import { useEffect, useRef } from 'react';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import { Button } from '../../shared/ui/button.js';
import { ConversationList, type ConversationListProps } from './conversation-list.js';
import { useConversations } from './use-conversations.js';
import styles from './archived-list.module.css';

interface ArchivedListProps extends Omit<ConversationListProps, 'conversations' | 'onArchive'> {
  onBack: () => void;
}

/** What was put away: it can be opened, goes on like any other, and can be put back. */
export function ArchivedList({ onBack, ...rest }: ArchivedListProps) {
  const t = useStore(conversationsTexts);
  const conversations = useConversations({ archived: true });
  const back = useRef<HTMLDivElement>(null);

  useEffect(() => {
    back.current?.querySelector('button')?.focus();
  }, []);

  return (
    <>
      <div ref={back} className={styles.head}>
        <Button icon="chevronLeft" onClick={onBack}>
          {t.backToList}
        </Button>
        <h2 className={styles.title}>{t.archive}</h2>
      </div>
      <ConversationList conversations={conversations} {...rest} />
    </>
  );
}
