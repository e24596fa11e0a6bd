import { useStore } from '@nanostores/react';
import { type ReactNode } from 'react';
import { type ChatSession } from '../session/use-chat-session.js';
import { EarlierButton } from './earlier-button.js';
import { FailureNotice } from './failure-notice.js';
import { JumpToLatest } from './jump-to-latest.js';
import { MessageList } from './message-list.js';
import { TypingIndicator } from './typing-indicator.js';
import { useStickToBottom } from './use-stick-to-bottom.js';
import { useWholePrint } from './use-whole-print.js';
import { textOf } from '../chat-message.js';
import { isContinuable } from '../session/continuable.js';
import { unsentOf } from '../session/merge-messages.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import styles from './thread.module.css';

interface ThreadProps {
  session: ChatSession;
  /** The message that the reader was led to. */
  markedId: string | null;
  /** What is shown while nothing has been said. */
  children: ReactNode;
}

export function Thread({ session, markedId, children }: ThreadProps) {
  const t = useStore(threadTexts);
  const { messages, busy, reply, earlier, failure, actions } = session;
  const stick = useStickToBottom(unsentOf(messages)?.id, messages.length === 0, markedId);
  useWholePrint(earlier);
  const last = messages.at(-1);
  const waiting = busy && (!reply || textOf(reply) === '');

  return (
    <div className={styles.frame}>
      <div
        {...stick.scrollerProps}
        className={styles.scroller}
        role="region"
        aria-label={t.conversation}
        tabIndex={0}
      >
        <div ref={stick.content} className={styles.content}>
          <h2 className="visually-hidden">{t.messages}</h2>
          {messages.length === 0 && children}
          <EarlierButton earlier={earlier} onLoad={() => void stick.keepPlace(earlier.load)} />
          <MessageList
            messages={messages}
            replyId={reply?.id}
            locked={busy || session.closing !== null}
            failed={failure !== null}
            traceable={session.traceable}
            markedId={markedId}
            actions={actions}
          />
          {waiting && <TypingIndicator />}
          {failure && (
            <FailureNotice
              failure={failure}
              onRetry={session.retry}
              onContinue={
                isContinuable(last)
                  ? () => {
                      actions.continueReply(last);
                    }
                  : undefined
              }
            />
          )}
        </div>
      </div>
      {!stick.atEnd && <JumpToLatest busy={busy} onJump={stick.press} />}
    </div>
  );
}
