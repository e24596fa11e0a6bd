import { type ReactNode, useRef, useState } from 'react';
import { later } from '../../../shared/later/later.js';
import { type ChatMessage } from '../chat-message.js';
import actionStyles from '../message/message-actions.module.css';
import { feedbackOf } from '../session/rating.js';
import { type MessageActions } from '../session/use-message-actions.js';
import styles from './reply-feedback.module.css';

// A reply is read as well without its thumbs.
const Nothing = () => null;
const Thumbs = later(async () => (await import('./thumbs.js')).Thumbs, Nothing);
// Most replies are not found wanting.
const ReasonForm = later(async () => (await import('./reason-form.js')).ReasonForm);

interface ReplyFeedbackProps {
  /**
   * What else can be done with the reply: on one line with the thumbs, however narrow the page is, and there before them.
   * It stays the same while they come, so that it keeps the focus.
   */
  children: ReactNode;
  message: ChatMessage;
  /** Whether readers can say what they think of it. */
  wanted: boolean;
  actions: MessageActions;
}

/** What the reader thinks of a reply: said by one press, and why in a form under it. */
export function ReplyFeedback({ children, message, wanted, actions }: ReplyFeedbackProps) {
  const [asking, setAsking] = useState(false);
  const [thanked, setThanked] = useState(false);
  const down = useRef<HTMLButtonElement>(null);
  const said = feedbackOf(message);

  return (
    <>
      <span className={styles.together}>
        {children}
        {wanted && (
          <span className={actionStyles.actions}>
            <Thumbs
              said={said}
              thanked={thanked}
              asking={asking}
              down={down}
              onSay={(feedback) => {
                setThanked(false);
                actions.rate(message, feedback);
              }}
              onAsk={setAsking}
            />
          </span>
        )}
      </span>
      {wanted && asking && said?.rating === 'down' && (
        <ReasonForm
          said={said}
          onSend={(feedback) => {
            actions.rate(message, feedback);
            setThanked(true);
            setAsking(false);
            down.current?.focus();
          }}
          onClose={() => {
            setAsking(false);
            down.current?.focus();
          }}
        />
      )}
    </>
  );
}
