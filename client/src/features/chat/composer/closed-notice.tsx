import { Button } from '../../../shared/ui/button.js';
import { type Closing } from '../session/closing.js';
import styles from './closed-notice.module.css';

const texts: Record<Closing, string> = {
  ended: 'This conversation has ended. You can still read it here.',
  expired: 'This conversation expired after a while without messages. You can still read it here.',
  paused: 'This conversation is paused and takes no messages for now.',
};

/** Stands in the message box's place where the conversation takes no more messages. */
export function ClosedNotice({ closing, onStartOver }: { closing: Closing; onStartOver: () => void }) {
  return (
    <div className={styles.notice} role="status">
      <p className={styles.text}>{texts[closing]}</p>
      <Button variant="primary" icon="plus" onClick={onStartOver}>
        Start a new conversation
      </Button>
    </div>
  );
}
