import { useStore } from '@nanostores/react';
import { isForOne } from '../../../api/visit.js';
import { useCopy } from '../../../shared/hooks/use-copy.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { type ChatMessage, isStored } from '../chat-message.js';
import { type MessageActions } from '../session/use-message-actions.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './message-actions.module.css';

interface ReplyActionsProps {
  message: ChatMessage;
  text: string;
  /** Whether another reply can be asked for here. */
  mayRegenerate: boolean;
  actions: MessageActions;
}

export function ReplyActions({ message, text, mayRegenerate, actions }: ReplyActionsProps) {
  const t = useStore(messageTexts);
  const { copied, copy } = useCopy();
  return (
    <div className={styles.actions}>
      {text !== '' && (
        <IconButton
          icon={copied ? 'check' : 'copy'}
          label={copied ? t.copied : t.copyReply}
          size="small"
          onClick={() => void copy(text)}
        />
      )}
      {mayRegenerate && (
        <IconButton
          icon="retry"
          label={t.regenerate}
          size="small"
          onClick={() => {
            actions.regenerate(message);
          }}
        />
      )}
      {isStored(message) && !isForOne && (
        <IconButton
          icon="fork"
          label={t.fork}
          size="small"
          onClick={() => {
            actions.fork(message);
          }}
        />
      )}
    </div>
  );
}
