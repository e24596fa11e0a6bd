import { type Conversation } from '../../api/types.js';
import { textOf } from './chat-message.js';
import { ClosedNotice } from './composer/closed-notice.js';
import { Composer } from './composer/composer.js';
import { ConnectionNotice } from './composer/connection-notice.js';
import { type History } from './session/history.js';
import { type ChatSession, useChatSession } from './session/use-chat-session.js';
import { Thread } from './thread/thread.js';
import { useAnnouncement } from './thread/use-announcement.js';
import { Welcome } from './thread/welcome.js';
import styles from './chat-pane.module.css';

interface ChatPaneProps {
  sessionKey: string;
  history: History;
  draft: string;
  onCreated: (conversation: Conversation) => void;
  onActivity: () => void;
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
  return (
    <div className={styles.pane}>
      <Thread session={session}>
        <Welcome disabled={session.busy} onAsk={session.send} />
      </Thread>
      <div>
        <ConnectionNotice connected={session.connected} />
        {session.closing ? (
          <ClosedNotice
            closing={session.closing}
            onStartOver={() => {
              onStartOver(unsentText(session));
            }}
          />
        ) : (
          <Composer draft={draft} busy={session.busy} stop={session.stop} onSend={session.send} />
        )}
      </div>
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
    </div>
  );
}
