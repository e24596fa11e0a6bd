import { useStore } from '@nanostores/react';
import { useId, useRef } from 'react';
import { type Share } from '../../../api/types.js';
import { formatFull } from '../../../shared/lib/calendar.js';
import { sharingTexts } from '../../../shared/texts/en/sharing.js';
import { Button } from '../../../shared/ui/button.js';
import styles from './share-dialog.module.css';

interface ShareListProps {
  shares: readonly Share[];
  /** The one that was just made. */
  madeId: string | undefined;
  onRevoke: (share: Share) => Promise<void>;
}

/** The links that lead to a conversation, by when they were made: what they are made of is not kept. */
export function ShareList({ shares, madeId, onRevoke }: ShareListProps) {
  const t = useStore(sharingTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  if (shares.length === 0) return null;
  return (
    <section className={styles.shares} aria-labelledby={headingId}>
      <h3 ref={heading} id={headingId} tabIndex={-1}>
        {t.links}
      </h3>
      <ul>
        {shares.map((share) => {
          const when = formatFull(new Date(share.created_at));
          return (
            <li key={share.id} className={styles.share}>
              <span>
                {share.id === madeId ? t.justMade : t.madeAt({ when })}
                <br />
                <small>
                  {share.expires_at === null
                    ? t.noEnd
                    : t.endsAt({ when: formatFull(new Date(share.expires_at)) })}
                </small>
              </span>
              <Button
                icon="trash"
                aria-label={t.revokeOf({ when })}
                onClick={() => {
                  // What was pressed is gone with its link.
                  heading.current?.focus();
                  void onRevoke(share);
                }}
              >
                {t.revoke}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
