import { formatFull, formatTime } from '../../../shared/lib/calendar.js';
import styles from './timestamp.module.css';

export function Timestamp({ createdAt }: { createdAt: string | undefined }) {
  if (createdAt === undefined) return null;
  const date = new Date(createdAt);
  return (
    <time className={styles.time} dateTime={createdAt} title={formatFull(date)}>
      {formatTime(date)}
    </time>
  );
}
