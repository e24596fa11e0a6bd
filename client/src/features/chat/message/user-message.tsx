import { Icon } from '../../../shared/ui/icon.js';
import { type ChatMessage, textOf } from '../chat-message.js';
import { Timestamp } from './timestamp.js';
import styles from './user-message.module.css';

export function UserMessage({ message, arriving }: { message: ChatMessage; arriving: boolean }) {
  return (
    <li className={styles.row} data-role="user" data-arriving={arriving || undefined}>
      <div className={styles.body}>
        <span className="visually-hidden">You said:</span>
        <div className={styles.bubble}>{textOf(message)}</div>
        <Timestamp createdAt={message.metadata?.created_at} />
      </div>
      <span className={styles.avatar} aria-hidden="true">
        <Icon name="user" size={18} />
      </span>
    </li>
  );
}
