import { useRef, useState } from 'react';
import { later } from '../../../shared/later/later.js';
import { type ChatMessage } from '../chat-message.js';
import actionStyles from '../message/message-actions.module.css';
import { feedbackOf } from '../session/rating.js';
import { type MessageActions } from '../session/use-message-actions.js';
import { Thumbs } from './thumbs.js';

// Most replies are not found wanting.
const ReasonForm = later(async () => (await import('./reason-form.js')).ReasonForm);

interface ReplyFeedbackProps {
  message: ChatMessage;
  actions: MessageActions;
}

/** What the reader thinks of a reply: said by one press, and why in a form under it. */
export function ReplyFeedback({ message, actions }: ReplyFeedbackProps) {
  const [asking, setAsking] = useState(false);
  const [thanked, setThanked] = useState(false);
  const down = useRef<HTMLButtonElement>(null);
  const said = feedbackOf(message);

  return (
    <>
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
      {asking && said?.rating === 'down' && (
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
