import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { MAX_MESSAGE_LENGTH } from '../../../api/limits.js';
import { Icon } from '../../../shared/ui/icon.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { TextEditor } from '../../../shared/ui/text-editor.js';
import { type WaitingMessage } from '../session/outbox.js';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import styles from './queue-item.module.css';

interface QueueItemProps {
  message: WaitingMessage;
  /** @returns whether it was done. */
  onEdit: (text: string) => Promise<boolean>;
  onRetry: () => void;
  onWithdraw: () => void;
}

export function QueueItem({ message, onEdit, onRetry, onWithdraw }: QueueItemProps) {
  const t = useStore(composerTexts);
  const [editing, setEditing] = useState(false);
  const { text, documents = [], problem, runId } = message;
  const names = documents.map(({ name }) => name).join(', ');

  async function save(next: string): Promise<void> {
    if (next === text || (await onEdit(next))) setEditing(false);
  }

  if (editing) {
    return (
      <li className={styles.item}>
        <TextEditor
          label={t.waitingMessage}
          text={text}
          saveLabel={t.save}
          maxLength={MAX_MESSAGE_LENGTH}
          onSave={(next) => void save(next)}
          onCancel={() => {
            setEditing(false);
          }}
        />
      </li>
    );
  }

  return (
    <li className={styles.item} data-sending={runId === null || undefined}>
      <Icon name={problem ? 'alert' : 'clock'} size={15} />
      {!problem && runId === null && <span className="visually-hidden">{t.beingSent}</span>}
      <span className={styles.text} title={text} dir="auto">
        {text}
      </span>
      {names !== '' && (
        <span className={styles.files} title={names} dir="auto">
          <Icon name="clip" size={14} />
          <span className="visually-hidden">{t.withFiles}</span>
          <span className={styles.names}>{names}</span>
        </span>
      )}
      {problem && (
        <span role="alert" className={styles.problem}>
          {t.notSent({ problem })}
        </span>
      )}
      <div className={styles.actions}>
        {problem && <IconButton icon="retry" label={t.sendAgain({ text })} size="small" onClick={onRetry} />}
        {runId !== null && (
          <IconButton
            icon="pencil"
            label={t.edit({ text })}
            size="small"
            onClick={() => {
              setEditing(true);
            }}
          />
        )}
        {(runId !== null || problem) && (
          <IconButton icon="trash" label={t.withdraw({ text })} size="small" onClick={onWithdraw} />
        )}
      </div>
    </li>
  );
}
