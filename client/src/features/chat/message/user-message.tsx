import { useStore } from '@nanostores/react';
import { useEffect, useRef, useState } from 'react';
import { MAX_MESSAGE_LENGTH } from '../../../api/limits.js';
import { Icon } from '../../../shared/ui/icon.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { TextEditor } from '../../../shared/ui/text-editor.js';
import { isStored, textOf } from '../chat-message.js';
import { BranchSwitch } from './branch-switch.js';
import { type MessageRowProps } from './message-row-props.js';
import { SentFiles } from './sent-files.js';
import { Timestamp } from './timestamp.js';
import actionStyles from './message-actions.module.css';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './user-message.module.css';

export function UserMessage(props: MessageRowProps) {
  const { message, newest, arriving, locked, bare, marked, actions } = props;
  const t = useStore(messageTexts);
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const text = textOf(message);

  useEffect(() => {
    if (wasEditing.current && !editing) pencil.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  if (editing && !locked) {
    return (
      <div className={styles.row} role="listitem" data-role="user" data-newest={newest || undefined}>
        <TextEditor
          label={t.editYours}
          text={text}
          saveLabel={t.send}
          maxLength={MAX_MESSAGE_LENGTH}
          onCancel={() => {
            setEditing(false);
          }}
          onSave={(next) => {
            setEditing(false);
            if (next !== text) actions.edit(message, next);
          }}
        />
      </div>
    );
  }

  return (
    <div
      className={styles.row}
      role="listitem"
      data-role="user"
      data-newest={newest || undefined}
      data-arriving={arriving || undefined}
      data-marked={marked || undefined}
      tabIndex={marked ? -1 : undefined}
    >
      <div className={styles.body}>
        <span className="visually-hidden">{t.youSaid}</span>
        <div className={styles.bubble} dir="auto">
          {text}
        </div>
        <SentFiles files={message.metadata?.documents ?? []} />
        {!bare && (
          <div className={styles.footer}>
            {isStored(message) && !locked && (
              <div className={actionStyles.actions}>
                <IconButton
                  ref={pencil}
                  icon="pencil"
                  label={t.edit}
                  size="small"
                  onClick={() => {
                    setEditing(true);
                  }}
                />
              </div>
            )}
            <BranchSwitch message={message} locked={locked} actions={actions} />
            <Timestamp createdAt={message.metadata?.created_at} />
          </div>
        )}
      </div>
      <span className={styles.avatar} aria-hidden="true">
        <Icon name="user" size={18} />
      </span>
    </div>
  );
}
