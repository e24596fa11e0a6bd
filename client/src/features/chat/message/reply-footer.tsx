import { useStore } from '@nanostores/react';
import { page } from '../../../api/application.js';
import { visitor } from '../../../api/visit.js';
import { Button } from '../../../shared/ui/button.js';
import { Icon } from '../../../shared/ui/icon.js';
import { TextButton } from '../../../shared/ui/text-button.js';
import { isStored, makerOf, type ReplyState } from '../chat-message.js';
import { ReplyFeedback } from '../feedback/reply-feedback.js';
import { isContinuable } from '../session/continuable.js';
import { BranchSwitch } from './branch-switch.js';
import { type MessageRowProps } from './message-row-props.js';
import { ReplyActions } from './reply-actions.js';
import { Timestamp } from './timestamp.js';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './reply-footer.module.css';

const stateLabels: Partial<Record<ReplyState, 'stopped' | 'brokeOff'>> = {
  cancelled: 'stopped',
  failed: 'brokeOff',
  interrupted: 'brokeOff',
};

interface ReplyFooterProps extends MessageRowProps {
  text: string;
  /** Whether it was given any passage. */
  found: boolean;
  /** The reader wants to know how its passages were found. */
  onTrace: () => void;
}

export function ReplyFooter({ message, text, found, onTrace, ...props }: ReplyFooterProps) {
  const t = useStore(messageTexts);
  const { newest, locked, explained, traceable, actions } = props;
  const state = message.metadata?.state;
  const label = state && stateLabels[state];
  const { shows } = useStore(page);
  const mayRegenerate = shows.regenerate && isStored(message) && !locked && !explained;
  return (
    <div className={styles.footer}>
      <Timestamp createdAt={message.metadata?.created_at} />
      {label && (
        <span className={styles.state}>
          <Icon name={state === 'cancelled' ? 'stop' : 'alert'} size={13} />
          {t[label]}
        </span>
      )}
      <BranchSwitch message={message} locked={locked} actions={actions} />
      {newest && !locked && !explained && isContinuable(message) && (
        <Button
          icon="resume"
          className={styles.again}
          onClick={() => {
            actions.continueReply(message);
          }}
        >
          {t.continue}
        </Button>
      )}
      {label && mayRegenerate && (
        <Button
          icon="retry"
          className={styles.again}
          onClick={() => {
            actions.regenerate(message);
          }}
        >
          {t.regenerate}
        </Button>
      )}
      {traceable &&
        shows.trace &&
        visitor === null &&
        isStored(message) &&
        makerOf(message) !== undefined && (
          <TextButton aria-haspopup="dialog" onClick={onTrace}>
            {found ? t.howFound : t.whatLookedFor}
          </TextButton>
        )}
      <ReplyFeedback
        message={message}
        wanted={shows.feedback && isStored(message) && !explained}
        actions={actions}
      >
        <ReplyActions
          message={message}
          text={text}
          mayRegenerate={!label && mayRegenerate}
          actions={actions}
        />
      </ReplyFeedback>
    </div>
  );
}
