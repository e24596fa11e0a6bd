import { Button } from '../shared/ui/button.js';
import { FullMessage } from '../shared/ui/full-message.js';

/** For an address that leads nowhere. */
export function NotFound({ onStart }: { onStart: () => void }) {
  return (
    <FullMessage title="There is nothing at this address">
      <p>The link may be mistyped, or what it led to is gone.</p>
      <Button variant="primary" icon="plus" onClick={onStart}>
        Start a new conversation
      </Button>
    </FullMessage>
  );
}
