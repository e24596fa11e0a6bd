import { formatMoment } from '../../../shared/lib/calendar.js';
import { Icon } from '../../../shared/ui/icon.js';
import styles from './expiry-notice.module.css';

/** Warns that the conversation will close; a message keeps it open. */
export function ExpiryNotice({ endsAt }: { endsAt: Date | null }) {
  return (
    <div role="status" className={styles.frame}>
      {endsAt && (
        <p className={styles.notice}>
          <Icon name="clock" size={15} />
          This conversation closes {formatMoment(endsAt, new Date())} unless you write something.
        </p>
      )}
    </div>
  );
}
