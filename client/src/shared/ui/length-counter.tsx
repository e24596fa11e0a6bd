import { useStore } from '@nanostores/react';
import { lengthNote } from '../lib/length-note.js';
import { commonTexts } from '../texts/en/common.js';
import styles from './length-counter.module.css';

interface LengthCounterProps {
  id: string;
  length: number;
  limit: number;
}

/** How long a text is, once it comes near to what it may be. */
export function LengthCounter({ id, length, limit }: LengthCounterProps) {
  const t = useStore(commonTexts);
  const note = lengthNote(length, limit);
  return (
    <div className={styles.frame}>
      {note && (
        <p id={id} className={styles.counter} data-over={note.excess > 0 || undefined}>
          {note.excess > 0
            ? t.tooLong(note.excess, { length, limit })
            : t.charactersOf({ count: length, limit })}
        </p>
      )}
      {/* Said once, when it becomes too long, and not at every key. */}
      {note && note.excess > 0 && (
        <span role="alert" className="visually-hidden">
          {t.messageTooLong}
        </span>
      )}
    </div>
  );
}
