import { useRef, useState } from 'react';
import { textOf } from './chat-message.js';
import { ActionNotice } from './composer/action-notice.js';
import { ClosedNotice } from './composer/closed-notice.js';
import { Composer } from './composer/composer.js';
import { ConnectionNotice } from './composer/connection-notice.js';
import { QueueList } from './composer/queue-list.js';
import { type ChatSession, type ChatSessionOptions, useChatSession } from './session/use-chat-session.js';
import { Thread } from './thread/thread.js';
import { useAnnouncement } from './thread/use-announcement.js';
import { Welcome } from './thread/welcome.js';
import styles from './chat-pane.module.css';

interface ChatPaneProps extends ChatSessionOptions {
  draft: string;
  onStartOver: (draft: string) => void;
}

/** The text of a message that was refused because the conversation had closed. */
function unsentText({ messages }: ChatSession): string {
  const last = messages.at(-1);
  return last?.role === 'user' ? textOf(last) : '';
}

export function ChatPane({ draft, onStartOver, ...options }: ChatPaneProps) {
  const session = useChatSession(options);
  const announcement = useAnnouncement(session.messages, session.busy);
  // Kept here, so that what was not sent yet outlives the message box.
  const [text, setText] = useState(draft);
  const foot = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.pane}>
      <Thread session={session}>
        <Welcome disabled={session.busy} onAsk={session.send} />
      </Thread>
      <div ref={foot} tabIndex={-1} className={styles.foot}>
        <ConnectionNotice connected={session.connected} />
        <ActionNotice refusal={session.refusal} />
        <QueueList
          queue={session.queue}
          onGone={() => {
            foot.current?.focus();
          }}
        />
        {session.closing ? (
          <ClosedNotice
            closing={session.closing}
            onStartOver={() => {
              onStartOver(text || unsentText(session));
            }}
          />
        ) : (
          <Composer
            text={text}
            onText={setText}
            busy={session.busy}
            stop={session.stop}
            onSend={session.send}
          />
        )}
      </div>
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
    </div>
  );
}
