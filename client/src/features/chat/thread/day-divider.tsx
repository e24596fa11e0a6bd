import { formatDay } from '../../../shared/lib/calendar.js';
import styles from './day-divider.module.css';

export function DayDivider({ date }: { date: Date }) {
  return (
    <div className={styles.day} role="listitem">
      {formatDay(date, new Date())}
    </div>
  );
}
