import { useStore } from '@nanostores/react';
import { appTexts } from '../shared/texts/en/app.js';
import { Button } from '../shared/ui/button.js';
import { FullMessage } from '../shared/ui/full-message.js';

/** For an address that leads nowhere. */
export function NotFound({ onStart }: { onStart: () => void }) {
  const t = useStore(appTexts);
  return (
    <FullMessage title={t.nothingHere}>
      <p>{t.nothingHereHint}</p>
      <Button variant="primary" icon="plus" onClick={onStart}>
        {t.startNew}
      </Button>
    </FullMessage>
  );
}
