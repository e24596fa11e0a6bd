import { type ReactNode } from 'react';
import { formatMoment } from '../../../shared/lib/calendar.js';
import { Button } from '../../../shared/ui/button.js';
import { type Closing } from '../session/closing.js';
import { inWords } from '../session/expiry.js';
import styles from './closed-notice.module.css';

interface ClosedNoticeProps {
  closing: Closing;
  /** When it ended, as far as it is known. */
  endsAt: Date | undefined;
  /** How long it lasts without a message. */
  lifeMs: number;
  /** Goes on in the conversation itself. */
  onResume: () => void;
  /** Goes on in another that begins as this one did, or in an empty one; null for whoever may use this one alone. */
  onFork: (() => void) | null;
  onStartOver: (() => void) | null;
}

function textOf(closing: Closing, endsAt: Date | undefined, lifeMs: number): string {
  const when = endsAt ? ` ${formatMoment(endsAt, new Date())}` : '';
  switch (closing) {
    case 'expired':
      return lifeMs > 0
        ? `This conversation expired${when}, after ${inWords(lifeMs)} without messages. Nothing of it is lost.`
        : `This conversation expired${when}. Nothing of it is lost.`;
    case 'paused':
      return 'This conversation is paused and takes no messages for now. What you write is kept.';
    case 'ended':
      return `This conversation has ended. It was closed${when}: you can still read it here, or go on in a copy of it.`;
    case 'erased':
      return 'This conversation was deleted. What you had not sent yet goes with you into a new one.';
  }
}

/** Says why the conversation takes no messages, since when, and offers the ways on. */
export function ClosedNotice({ closing, endsAt, lifeMs, onResume, onFork, onStartOver }: ClosedNoticeProps) {
  const actions: Record<Closing, ReactNode> = {
    expired: (
      <Button variant="primary" icon="resume" onClick={onResume}>
        Go on
      </Button>
    ),
    paused: (
      <Button variant="primary" icon="resume" onClick={onResume}>
        Resume
      </Button>
    ),
    ended: onFork && (
      <Button variant="primary" icon="fork" onClick={onFork}>
        Go on in a copy
      </Button>
    ),
    erased: null,
  };
  const mayStartOver = closing === 'ended' || closing === 'erased';
  return (
    <div className={styles.notice} role="status">
      <p className={styles.text}>{textOf(closing, endsAt, lifeMs)}</p>
      {actions[closing]}
      {mayStartOver && onStartOver && (
        <Button variant={closing === 'erased' ? 'primary' : 'plain'} icon="plus" onClick={onStartOver}>
          Start a new conversation
        </Button>
      )}
    </div>
  );
}
