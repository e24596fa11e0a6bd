import { useStore } from '@nanostores/react';
import { filesTexts } from '../../../shared/texts/en/files.js';
import { Button } from '../../../shared/ui/button.js';
import { type HeldControl } from '../session/use-held.js';
import { type FilesState, toneOfAll } from './files-state.js';
import styles from './held-notice.module.css';

interface HeldNoticeProps {
  held: HeldControl;
  state: FilesState;
  /** What had the focus is gone. */
  onGone: () => void;
}

/** A message that waits for the files to be read, or for whoever wrote it where some cannot be. */
export function HeldNotice({ held, state, onGone }: HeldNoticeProps) {
  const t = useStore(filesTexts);
  const { message } = held;
  if (!message) return null;
  const isBad = toneOfAll(state, message.keys) === 'bad';
  return (
    <div className={styles.notice} data-bad={isBad || undefined}>
      <p role={isBad ? 'alert' : 'status'} className={styles.why}>
        {isBad ? t.heldBad : t.held}
      </p>
      <p className={styles.text} dir="auto" title={message.text}>
        {message.text}
      </p>
      <div className={styles.actions}>
        <Button
          title={t.heldHint}
          onClick={() => {
            onGone();
            held.sendNow();
          }}
        >
          {t.sendAnyway}
        </Button>
        <Button
          onClick={() => {
            onGone();
            held.takeBack();
          }}
        >
          {t.takeBack}
        </Button>
      </div>
    </div>
  );
}
