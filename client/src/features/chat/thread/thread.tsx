import { type ReactNode } from 'react';
import { type ChatSession } from '../session/use-chat-session.js';
import { EarlierButton } from './earlier-button.js';
import { FailureNotice } from './failure-notice.js';
import { JumpToLatest } from './jump-to-latest.js';
import { MessageList } from './message-list.js';
import { TypingIndicator } from './typing-indicator.js';
import { useStickToBottom } from './use-stick-to-bottom.js';
import { textOf } from '../chat-message.js';
import styles from './thread.module.css';

interface ThreadProps {
  session: ChatSession;
  /** What is shown while nothing has been said. */
  children: ReactNode;
}

export function Thread({ session, children }: ThreadProps) {
  const stick = useStickToBottom();
  const { messages, busy, reply, earlier } = session;
  const waiting = busy && (!reply || textOf(reply) === '');

  return (
    <div className={styles.frame}>
      <div
        ref={stick.scroller}
        className={styles.scroller}
        onScroll={stick.onScroll}
        role="region"
        aria-label="Conversation"
        tabIndex={0}
      >
        <div ref={stick.content} className={styles.content}>
          <h2 className="visually-hidden">Messages</h2>
          {messages.length === 0 && children}
          <EarlierButton earlier={earlier} onLoad={() => void stick.keepPlace(earlier.load)} />
          <MessageList
            messages={messages}
            replyId={reply?.id}
            locked={busy || session.closing !== null}
            failed={session.failure !== null}
            traceable={session.traceable}
            actions={session.actions}
          />
          {waiting && <TypingIndicator />}
          {session.failure && <FailureNotice failure={session.failure} onRetry={session.retry} />}
        </div>
      </div>
      {!stick.atEnd && <JumpToLatest busy={busy} onJump={stick.jump} />}
    </div>
  );
}
