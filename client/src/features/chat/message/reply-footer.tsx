import { useCopy } from '../../../shared/hooks/use-copy.js';
import { Icon } from '../../../shared/ui/icon.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { type ChatMessage, type ReplyState } from '../chat-message.js';
import { Timestamp } from './timestamp.js';
import styles from './reply-footer.module.css';

const stateLabels: Partial<Record<ReplyState, string>> = {
  cancelled: 'Stopped',
  failed: 'Broke off',
  interrupted: 'Broke off',
};

export function ReplyFooter({ message, text }: { message: ChatMessage; text: string }) {
  const { copied, copy } = useCopy();
  const state = message.metadata?.state;
  const label = state && stateLabels[state];
  return (
    <div className={styles.footer}>
      <Timestamp createdAt={message.metadata?.created_at} />
      {label && (
        <span className={styles.state}>
          <Icon name={state === 'cancelled' ? 'stop' : 'alert'} size={13} />
          {label}
        </span>
      )}
      {text !== '' && (
        <IconButton
          icon={copied ? 'check' : 'copy'}
          label={copied ? 'Copied' : 'Copy reply'}
          size="small"
          className={styles.copy}
          onClick={() => void copy(text)}
        />
      )}
    </div>
  );
}
