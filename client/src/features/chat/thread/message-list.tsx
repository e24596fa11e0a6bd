import { Fragment } from 'react';
import { type ChatMessage, keyOf } from '../chat-message.js';
import { MessageRow } from '../message/message-row.js';
import { type MessageActions } from '../session/use-message-actions.js';
import { DayDivider } from './day-divider.js';
import { useArrivals } from './use-arrivals.js';
import styles from './message-list.module.css';

interface MessageListProps {
  messages: ChatMessage[];
  /** The message that is being written. */
  replyId: string | undefined;
  locked: boolean;
  /** A notice after the last message tells what went wrong. */
  failed: boolean;
  traceable: boolean;
  /** The message that the reader was led to. */
  markedId: string | null;
  actions: MessageActions;
}

/** How many messages fill a window, about. */
const NEAR_END = 8;

const days = new WeakMap<ChatMessage, string>();

/** Kept, as it is asked for with every word of a reply, of every message there is. */
function dayOf(message: ChatMessage | undefined): string | undefined {
  if (message?.metadata?.created_at === undefined) return undefined;
  const day = days.get(message) ?? new Date(message.metadata.created_at).toDateString();
  days.set(message, day);
  return day;
}

export function MessageList({
  messages,
  replyId,
  locked,
  failed,
  traceable,
  markedId,
  actions,
}: MessageListProps) {
  const arrived = useArrivals(messages);
  return (
    <ol className={styles.list}>
      {messages.map((message, index) => {
        const createdAt = message.metadata?.created_at;
        const newDay = createdAt !== undefined && dayOf(message) !== dayOf(messages[index - 1]);
        return (
          <Fragment key={keyOf(message)}>
            {newDay && <DayDivider date={new Date(createdAt)} />}
            <MessageRow
              message={message}
              newest={index === messages.length - 1}
              writing={message.id === replyId}
              arriving={arrived(message.id)}
              locked={locked}
              explained={failed && index === messages.length - 1}
              traceable={traceable}
              near={index >= messages.length - NEAR_END}
              marked={message.id === markedId}
              actions={actions}
            />
          </Fragment>
        );
      })}
    </ol>
  );
}
