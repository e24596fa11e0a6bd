import { lengthNote } from '../lib/length-note.js';
import styles from './length-counter.module.css';

interface LengthCounterProps {
  id: string;
  length: number;
  limit: number;
}

/** How long a text is, once it comes near to what it may be. */
export function LengthCounter({ id, length, limit }: LengthCounterProps) {
  const note = lengthNote(length, limit);
  return (
    <div className={styles.frame}>
      {note && (
        <p id={id} className={styles.counter} data-over={note.over || undefined}>
          {note.text}
        </p>
      )}
      {/* Said once, when it becomes too long, and not at every key. */}
      {note?.over && (
        <span role="alert" className="visually-hidden">
          The message is too long to be sent.
        </span>
      )}
    </div>
  );
}
