import { useStore } from '@nanostores/react';
import { useEffect, useRef, useState } from 'react';
import { commonTexts } from '../../shared/texts/en/common.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';
import { selectingTexts } from '../../shared/texts/en/selecting.js';
import { Button } from '../../shared/ui/button.js';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.js';
import { type ConversationsControl } from './use-conversations.js';
import { useRoving } from './use-roving.js';
import styles from './selecting-list.module.css';

interface SelectingListProps {
  conversations: ConversationsControl;
  onErased: (ids: readonly string[]) => void;
  onDone: () => void;
}

/** The same list, to choose many of it that are to be deleted together. */
export function SelectingList({ conversations, onErased, onDone }: SelectingListProps) {
  const t = useStore(selectingTexts);
  const { untitled, delete: deleteLabel, showMore } = useStore(conversationsTexts);
  const { cancel } = useStore(commonTexts);
  const { items, nextCursor } = conversations;
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const roving = useRoving(
    items.map(({ id }) => id),
    null,
  );
  // What has gone meanwhile is not chosen any more.
  const chosen = items.filter(({ id }) => wanted.has(id)).map(({ id }) => id);

  useEffect(() => {
    list.current?.querySelector('input')?.focus();
  }, []);

  async function erase(): Promise<void> {
    setAsking(false);
    onErased(await conversations.eraseMany(chosen));
    onDone();
  }

  return (
    <section
      className={styles.selecting}
      aria-label={t.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || asking) return;
        // It neither stops a reply nor closes the drawer around it.
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <p role="status" className={styles.count}>
        {t.chosen(chosen.length)}
      </p>
      <div className={styles.actions}>
        <Button
          variant="danger"
          disabled={chosen.length === 0}
          onClick={() => {
            setAsking(true);
          }}
        >
          {deleteLabel}
        </Button>
        <Button
          onClick={() => {
            setWanted(new Set(chosen.length === items.length ? [] : items.map(({ id }) => id)));
          }}
        >
          {chosen.length === items.length ? t.none : nextCursor === null ? t.all : t.allShown}
        </Button>
        <Button onClick={onDone}>{cancel}</Button>
      </div>
      <ul ref={list} className={styles.list} {...roving.listProps}>
        {items.map(({ id, title }) => (
          <li key={id}>
            <label className={styles.item}>
              <input
                type="checkbox"
                data-stop={id}
                tabIndex={id === roving.stopId ? 0 : -1}
                checked={wanted.has(id)}
                onChange={({ target }) => {
                  setWanted((before) => {
                    const next = new Set(before);
                    if (target.checked) next.add(id);
                    else next.delete(id);
                    return next;
                  });
                }}
              />
              <span dir="auto">{title ?? untitled}</span>
            </label>
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <Button className={styles.more} onClick={() => void conversations.loadMore(nextCursor)}>
          {showMore}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t.deleteThese(chosen.length)}
          confirmLabel={deleteLabel}
          onCancel={() => {
            setAsking(false);
          }}
          onConfirm={() => void erase()}
        >
          {t.goneForGood}
        </ConfirmDialog>
      )}
    </section>
  );
}
