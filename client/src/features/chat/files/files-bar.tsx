import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { messageOf } from '../../../api/api-error.js';
import { type DocumentSummary } from '../../../api/types.js';
import { useAttempt } from '../../../shared/hooks/use-attempt.js';
import { useLeaveGuard } from '../../../shared/hooks/use-leave-guard.js';
import { filesTexts } from '../../../shared/texts/en/files.js';
import { Icon } from '../../../shared/ui/icon.js';
import { ActionNotice } from '../composer/action-notice.js';
import { type HeldControl } from '../session/use-held.js';
import { type ConversationFiles } from './conversation-files.js';
import { FileChip } from './file-chip.js';
import { FilesPanel } from './files-panel.js';
import { busyKeys, type FilesState } from './files-state.js';
import { HeldNotice } from './held-notice.js';
import { RemoveDialog } from './remove-dialog.js';
import styles from './files-bar.module.css';

interface FilesBarProps {
  store: ConversationFiles;
  state: FilesState;
  held: HeldControl;
  /** What had the focus is gone. */
  onGone: () => void;
}

/** What there is of files above the message box: those on their way, a message that waits for them, and the way to all. */
export function FilesBar({ store, state, held, onGone }: FilesBarProps) {
  const t = useStore(filesTexts);
  const attempts = useAttempt(messageOf);
  const [isOpen, setIsOpen] = useState(false);
  const [leaving, setLeaving] = useState<DocumentSummary | null>(null);
  const { documents, chips } = state;
  const busy = busyKeys(state).length;
  const unreadable = documents.filter((document) => document.state === 'failed').length;
  useLeaveGuard(chips.some(({ upload, document }) => !document && upload?.state.kind !== 'refused'));

  async function remove({ id }: DocumentSummary): Promise<void> {
    const isDone = await attempts.attempt(t.notRemoved, () => store.remove(id));
    // What asked for it has gone with it.
    if (isDone && !isOpen) onGone();
  }

  const isEmpty = documents.length + chips.length === 0 && !held.message;
  if (isEmpty && !isOpen && attempts.problem === null) return null;

  return (
    <div className={styles.bar}>
      <ActionNotice refusal={attempts} />
      <p role="status" className="visually-hidden">
        {chips.length > 0 && (busy > 0 ? t.onTheirWay(busy) : unreadable === 0 && t.allReady)}
      </p>
      {chips.length > 0 && (
        <ul className={styles.chips} aria-label={t.chosen}>
          {chips.map((chip) => (
            <FileChip
              key={chip.key}
              chip={chip}
              onRetry={(id) => {
                onGone();
                store.retry(id);
              }}
              onRemove={() => {
                if (chip.document) {
                  setLeaving(chip.document);
                  return;
                }
                onGone();
                if (chip.upload) store.withdraw(chip.upload.id);
              }}
            />
          ))}
        </ul>
      )}
      <HeldNotice held={held} state={state} onGone={onGone} />
      {documents.length > 0 && (
        <button
          type="button"
          className={styles.open}
          aria-haspopup="dialog"
          onClick={() => {
            setIsOpen(true);
          }}
        >
          <Icon name="clip" size={15} />
          {t.open(documents.length)}
          {unreadable > 0 && <span className={styles.bad}>· {t.unreadable(unreadable)}</span>}
        </button>
      )}
      {isOpen && (
        <FilesPanel
          documents={documents}
          onRemove={setLeaving}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
      {leaving && (
        <RemoveDialog
          document={leaving}
          onCancel={() => {
            setLeaving(null);
          }}
          onConfirm={() => {
            setLeaving(null);
            void remove(leaving);
          }}
        />
      )}
    </div>
  );
}
