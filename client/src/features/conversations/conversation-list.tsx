import { useStore } from '@nanostores/react';
import { type Ref, useRef, useState } from 'react';
import { page } from '../../api/application.js';
import { isForOne } from '../../api/visit.js';
import { type ConversationSummary } from '../../api/types.js';
import { later } from '../../shared/later/later.js';
import { LoadProblem } from '../../shared/later/load-problem.js';
import { Button } from '../../shared/ui/button.js';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.js';
import { ConversationItem } from './conversation-item.js';
import { ConversationListStatus } from './conversation-list-status.js';
import { ExportDialog, ShareDialog } from './conversation-dialogs.js';
import { FilesToo } from './files-too.js';
import { groupByAge } from './group-by-age.js';
import { type ConversationsControl } from './use-conversations.js';
import { useRoving } from './use-roving.js';
import { calendarTexts } from '../../shared/texts/en/calendar.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import { withNodes } from '../../shared/texts/with-nodes.js';
import styles from './conversation-list.module.css';

const SelectingList = later(
  async () => (await import('./selecting-list.js')).SelectingList,
  ({ onRetry, onDone }) => <LoadProblem onRetry={onRetry} onClose={onDone} />,
);

export interface ConversationListProps {
  conversations: ConversationsControl;
  currentId: string | null;
  onOpen: (conversationId: string) => void;
  onErased: (conversationId: string) => void;
  /** Shows the archive; left out where that is what is shown. */
  onArchive?: () => void;
  archiveButton?: Ref<HTMLButtonElement>;
}

export function ConversationList({
  conversations,
  currentId,
  onOpen,
  onErased,
  onArchive,
  archiveButton,
}: ConversationListProps) {
  const t = useStore(conversationsTexts);
  const [selecting, setSelecting] = useState(false);
  const { shows } = useStore(page);
  const [shared, setShared] = useState<ConversationSummary | null>(null);
  const [exported, setExported] = useState<ConversationSummary | null>(null);
  const [doomed, setDoomed] = useState<ConversationSummary | null>(null);
  const { today, yesterday } = useStore(calendarTexts);
  const labels = { pinned: t.pinned, today, yesterday, previousWeek: t.previousWeek, earlier: t.earlier };
  const list = useRef<HTMLElement>(null);
  const { nextCursor } = conversations;
  const roving = useRoving(
    conversations.items.map(({ id }) => id),
    currentId,
  );

  async function erase(id: string): Promise<void> {
    setDoomed(null);
    if (await conversations.erase(id)) onErased(id);
  }

  if (selecting) {
    return (
      <div className={styles.list}>
        <SelectingList
          conversations={conversations}
          onErased={(ids) => {
            ids.forEach(onErased);
          }}
          onDone={() => {
            setSelecting(false);
            requestAnimationFrame(() => list.current?.focus());
          }}
        />
      </div>
    );
  }

  return (
    <>
      <nav
        ref={list}
        tabIndex={-1}
        className={styles.list}
        aria-label={conversations.archived ? t.archive : t.conversations}
        {...roving.listProps}
      >
        <ConversationListStatus conversations={conversations} />
        {groupByAge(conversations.items, new Date()).map((group) => (
          <section key={group.age} aria-label={labels[group.age]}>
            <h2 className={styles.heading}>{labels[group.age]}</h2>
            <ul className={styles.group}>
              {group.items.map((conversation) => (
                <li key={conversation.id}>
                  <ConversationItem
                    conversation={conversation}
                    current={conversation.id === currentId}
                    tabStop={conversation.id === roving.stopId}
                    onOpen={() => {
                      onOpen(conversation.id);
                    }}
                    onRename={(title) => void conversations.rename(conversation.id, title)}
                    onPin={(pinned) => void conversations.pin(conversation.id, pinned)}
                    onArchive={(archived) => {
                      void conversations.archive(conversation.id, archived);
                    }}
                    onShare={
                      shows.sharing
                        ? () => {
                            setShared(conversation);
                          }
                        : null
                    }
                    onExport={() => {
                      setExported(conversation);
                    }}
                    onDelete={() => {
                      setDoomed(conversation);
                    }}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {nextCursor !== null && (
          <Button className={styles.more} onClick={() => void conversations.loadMore(nextCursor)}>
            {t.showMore}
          </Button>
        )}
        {shared && (
          <ShareDialog
            conversation={shared}
            onClose={() => {
              setShared(null);
            }}
          />
        )}
        {exported && (
          <ExportDialog
            conversation={exported}
            onClose={() => {
              setExported(null);
            }}
          />
        )}
        {doomed && (
          <ConfirmDialog
            title={t.deleteThis}
            confirmLabel={t.delete}
            onCancel={() => {
              setDoomed(null);
            }}
            onConfirm={() => void erase(doomed.id)}
          >
            {withNodes(t.goneForGood, { title: <bdi>{doomed.title ?? t.untitled}</bdi> })}
            <FilesToo conversationId={doomed.id} />
          </ConfirmDialog>
        )}
      </nav>
      {!isForOne && (
        <div className={styles.foot}>
          {conversations.items.length > 1 && (
            <Button
              icon="check"
              onClick={() => {
                setSelecting(true);
              }}
            >
              {t.choose}
            </Button>
          )}
          {onArchive && (
            <Button ref={archiveButton} icon="archive" onClick={onArchive}>
              {t.archive}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
