import { useStore } from '@nanostores/react';
import { type RefObject } from 'react';
import { type SaidFeedback } from '../../../api/types.js';
import { feedbackTexts } from '../../../shared/texts/en/feedback.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { TextButton } from '../../../shared/ui/text-button.js';
import styles from './thumbs.module.css';

interface ThumbsProps {
  said: SaidFeedback | undefined;
  /** The form that asks for a reason is open. */
  asking: boolean;
  /** A reason was given just now. */
  thanked: boolean;
  /** Where the focus goes when the form is closed. */
  down: RefObject<HTMLButtonElement | null>;
  onSay: (feedback: SaidFeedback | undefined) => void;
  onAsk: (asking: boolean) => void;
}

const without = { reason: null, comment: null };

/** Up or down; pressed again, it is taken back. Down asks for a reason, and is kept without one. */
export function Thumbs({ said, asking, thanked, down, onSay, onAsk }: ThumbsProps) {
  const t = useStore(feedbackTexts);
  const isGood = said?.rating === 'up';
  const isBad = said?.rating === 'down';
  return (
    <>
      <IconButton
        icon="thumb"
        label={t.good}
        size="small"
        className={styles.thumb}
        aria-pressed={isGood}
        onClick={() => {
          onSay(isGood ? undefined : { rating: 'up', ...without });
          onAsk(false);
        }}
      />
      <IconButton
        ref={down}
        icon="thumb"
        label={t.bad}
        size="small"
        className={`${styles.thumb} ${styles.down}`}
        aria-pressed={isBad}
        onClick={() => {
          onSay(isBad ? undefined : { rating: 'down', ...without });
          onAsk(!isBad);
        }}
      />
      {isBad && !asking && !thanked && (
        <TextButton
          onClick={() => {
            onAsk(true);
          }}
        >
          {said.reason === null && said.comment === null ? t.sayWhy : t.changeReason}
        </TextButton>
      )}
      <span role="status" className={styles.thanks}>
        {thanked && said && t.thanks}
      </span>
    </>
  );
}
