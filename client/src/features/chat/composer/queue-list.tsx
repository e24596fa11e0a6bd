import { useStore } from '@nanostores/react';
import { type QueueControl } from '../session/use-queue.js';
import { QueueItem } from './queue-item.js';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import styles from './queue-list.module.css';

interface QueueListProps {
  queue: QueueControl;
  /** What had the focus is gone. */
  onGone: () => void;
}

/** The messages that wait until the reply in the making is done, in the order in which they will be answered. */
export function QueueList({ queue, onGone }: QueueListProps) {
  const t = useStore(composerTexts);
  const { messages } = queue;
  if (messages.length === 0) return null;
  return (
    <section className={styles.queue} aria-label={t.waiting}>
      <h2 className={styles.heading}>{t.next(messages.length)}</h2>
      <ol className={styles.list}>
        {messages.map((message) => (
          <QueueItem
            key={message.id}
            message={message}
            onEdit={(text) => queue.edit(message, text)}
            onRetry={() => {
              queue.retry(message);
            }}
            onWithdraw={() => {
              onGone();
              void queue.withdraw(message);
            }}
          />
        ))}
      </ol>
    </section>
  );
}
