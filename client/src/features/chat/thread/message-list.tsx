import { Fragment } from 'react';
import { type ChatMessage } from '../chat-message.js';
import { MessageRow } from '../message/message-row.js';
import { DayDivider } from './day-divider.js';
import { useArrivals } from './use-arrivals.js';
import styles from './message-list.module.css';

interface MessageListProps {
  messages: ChatMessage[];
  /** The message that is being written. */
  replyId: string | undefined;
}

const dayOf = (message: ChatMessage | undefined) =>
  message?.metadata?.created_at && new Date(message.metadata.created_at).toDateString();

export function MessageList({ messages, replyId }: MessageListProps) {
  const arrived = useArrivals(messages);
  return (
    <ol className={styles.list}>
      {messages.map((message, index) => {
        const createdAt = message.metadata?.created_at;
        const newDay = createdAt !== undefined && dayOf(message) !== dayOf(messages[index - 1]);
        return (
          <Fragment key={message.id}>
            {newDay && <DayDivider date={new Date(createdAt)} />}
            <MessageRow message={message} writing={message.id === replyId} arriving={arrived(message.id)} />
          </Fragment>
        );
      })}
    </ol>
  );
}
