import { useStore } from '@nanostores/react';
import { type ReactNode } from 'react';
import { formatMoment } from '../../../shared/lib/calendar.js';
import { Button } from '../../../shared/ui/button.js';
import { type Closing } from '../session/closing.js';
import { inWords } from '../session/expiry.js';
import { composerTexts } from '../../../shared/texts/en/composer.js';
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
  const t = composerTexts.get();
  const when = endsAt && formatMoment(endsAt, new Date());
  switch (closing) {
    case 'expired':
      if (when === undefined) return t.expired;
      return lifeMs > 0 ? t.expiredAfter({ when, duration: inWords(lifeMs) }) : t.expiredWhen({ when });
    case 'paused':
      return t.paused;
    case 'ended':
      return when === undefined ? t.ended : t.endedWhen({ when });
    case 'erased':
      return t.erased;
  }
}

/** Says why the conversation takes no messages, since when, and offers the ways on. */
export function ClosedNotice({ closing, endsAt, lifeMs, onResume, onFork, onStartOver }: ClosedNoticeProps) {
  const t = useStore(composerTexts);
  const actions: Record<Closing, ReactNode> = {
    expired: (
      <Button variant="primary" icon="resume" onClick={onResume}>
        {t.goOn}
      </Button>
    ),
    paused: (
      <Button variant="primary" icon="resume" onClick={onResume}>
        {t.resume}
      </Button>
    ),
    ended: onFork && (
      <Button variant="primary" icon="fork" onClick={onFork}>
        {t.goOnInCopy}
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
          {t.startNew}
        </Button>
      )}
    </div>
  );
}
