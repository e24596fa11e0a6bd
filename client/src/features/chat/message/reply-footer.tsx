import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type ChatMessage, isStored, type ReplyState } from '../chat-message.js';
import { type MessageActions } from '../session/use-message-actions.js';
import { BranchSwitch } from './branch-switch.js';
import { ReplyActions } from './reply-actions.js';
import { Timestamp } from './timestamp.js';
import styles from './reply-footer.module.css';

const stateLabels: Partial<Record<ReplyState, string>> = {
  cancelled: 'Stopped',
  failed: 'Broke off',
  interrupted: 'Broke off',
};

interface ReplyFooterProps {
  message: ChatMessage;
  text: string;
  locked: boolean;
  /** The notice below says what went wrong, and offers another try. */
  explained: boolean;
  actions: MessageActions;
}

export function ReplyFooter({ message, text, locked, explained, actions }: ReplyFooterProps) {
  const state = message.metadata?.state;
  const label = state && stateLabels[state];
  const mayRegenerate = isStored(message) && !locked && !explained;
  return (
    <div className={styles.footer}>
      <Timestamp createdAt={message.metadata?.created_at} />
      {label && (
        <span className={styles.state}>
          <Icon name={state === 'cancelled' ? 'stop' : 'alert'} size={13} />
          {label}
        </span>
      )}
      <BranchSwitch message={message} locked={locked} actions={actions} />
      {label && mayRegenerate && (
        <Button
          icon="retry"
          className={styles.again}
          onClick={() => {
            actions.regenerate(message);
          }}
        >
          Regenerate
        </Button>
      )}
      <ReplyActions message={message} text={text} mayRegenerate={!label && mayRegenerate} actions={actions} />
    </div>
  );
}
