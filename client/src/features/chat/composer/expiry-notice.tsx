import { useStore } from '@nanostores/react';
import { formatMoment } from '../../../shared/lib/calendar.js';
import { Icon } from '../../../shared/ui/icon.js';
import { composerTexts } from '../../../shared/texts/en/composer.js';
import { QuietNotice } from './quiet-notice.js';

/** Warns that the conversation will close; a message keeps it open. */
export function ExpiryNotice({ endsAt }: { endsAt: Date | null }) {
  const t = useStore(composerTexts);
  return (
    <QuietNotice>
      {endsAt && (
        <>
          <Icon name="clock" size={15} />
          {t.closes({ when: formatMoment(endsAt, new Date()) })}
        </>
      )}
    </QuietNotice>
  );
}
