import { useStore } from '@nanostores/react';
import { useEffect, useRef, useState } from 'react';
import { type ConversationSummary } from '../../api/types.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import { wantsNewTab } from '../../shared/lib/wants-new-tab.js';
import { addressOf } from '../../shared/page/address-of.js';
import { language } from '../../shared/texts/language.js';
import { LANGUAGES } from '../../shared/texts/languages.js';
import { Menu } from '../../shared/ui/menu.js';
import { splitForkMark } from './conversation-title.js';
import { RenameField } from './rename-field.js';
import styles from './conversation-item.module.css';

interface ConversationItemProps {
  conversation: ConversationSummary;
  current: boolean;
  /** Whether Tab stops at it: at one of the list. */
  tabStop: boolean;
  onOpen: () => void;
  onRename: (title: string) => void;
  onPin: (pinned: boolean) => void;
  onArchive: (archived: boolean) => void;
  onExport: () => void;
  /** Null where the application shares nothing. */
  onShare: (() => void) | null;
  onDelete: () => void;
}

/** What a conversation is at, where it does not just wait for a message. */
function markOf({
  state,
  expired,
  active_run_id: run,
}: ConversationSummary): 'replying' | 'paused' | 'ended' | 'expired' | null {
  if (run !== null) return 'replying';
  if (state === 'PAUSED') return 'paused';
  if (state !== 'ENDED') return null;
  return expired ? 'expired' : 'ended';
}

export function ConversationItem({
  conversation,
  current,
  tabStop,
  onOpen,
  onRename,
  onPin,
  onArchive,
  onExport,
  onShare,
  onDelete,
}: ConversationItemProps) {
  const t = useStore(conversationsTexts);
  const spoken = useStore(language);
  const [renaming, setRenaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const wasRenaming = useRef(false);
  const title = conversation.title ?? t.untitled;
  const [name, forkMark] = splitForkMark(title);
  const mark = markOf(conversation);
  const { pinned, archived } = conversation;

  useEffect(() => {
    if (wasRenaming.current && !renaming) link.current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);

  if (renaming) {
    return (
      <RenameField
        title={title}
        onCancel={() => {
          setRenaming(false);
        }}
        onRename={(name) => {
          setRenaming(false);
          onRename(name);
        }}
      />
    );
  }

  return (
    <div
      className={styles.item}
      data-current={current || undefined}
      onKeyDown={(event) => {
        if (event.target !== link.current) return;
        if (event.key === 'F2') setRenaming(true);
        else if (event.key === 'Delete') onDelete();
        else return;
        event.preventDefault();
      }}
    >
      <a
        ref={link}
        className={styles.link}
        data-stop={conversation.id}
        tabIndex={tabStop ? 0 : -1}
        aria-keyshortcuts={`F2 Delete ${LANGUAGES[spoken].dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'}`}
        href={addressOf(conversation.id)}
        aria-current={current ? 'page' : undefined}
        title={title}
        onClick={(event) => {
          if (wantsNewTab(event)) return;
          event.preventDefault();
          onOpen();
        }}
      >
        <span className={styles.title} dir="auto">
          <span className={styles.name}>{name}</span>
          {forkMark && <span className={styles.fork}>{forkMark}</span>}
        </span>
      </a>
      {mark && <span className={styles.mark}>{t[mark]}</span>}
      <div className={styles.actions}>
        <Menu
          label={t.actionsFor({ title })}
          tabIndex={-1}
          items={[
            {
              label: t.rename,
              icon: 'pencil',
              onSelect: () => {
                setRenaming(true);
              },
            },
            ...(archived
              ? []
              : [
                  {
                    label: pinned ? t.unpin : t.pin,
                    icon: 'pin' as const,
                    onSelect: () => {
                      onPin(!pinned);
                    },
                  },
                ]),
            {
              label: archived ? t.takeFromArchive : t.moveToArchive,
              icon: 'archive',
              onSelect: () => {
                onArchive(!archived);
              },
            },
            ...(onShare ? [{ label: t.share, icon: 'share' as const, onSelect: onShare }] : []),
            { label: t.export, icon: 'download', onSelect: onExport },
            { label: t.delete, icon: 'trash', danger: true, onSelect: onDelete },
          ]}
        />
      </div>
    </div>
  );
}
