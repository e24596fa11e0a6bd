import { formatDay } from '../../../shared/lib/calendar.js';
import styles from './day-divider.module.css';

export function DayDivider({ date }: { date: Date }) {
  return <li className={styles.day}>{formatDay(date, new Date())}</li>;
}
