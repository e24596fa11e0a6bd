import { addressEnd } from '../api/application.js';
import { FRAMED_APPLICATION, tellHost } from '../shared/lib/host.js';
import { pathOf } from './route.js';

/**
 * Puts a conversation, or a new one, into the address. In a frame, whose address nobody sees, that is no step back for the
 * site around it, which is told instead: it can lead there again where the frame may remember nothing.
 */
export function goTo(
  conversationId: string | null,
  { messageId = null, isStep = true }: { messageId?: string | null; isStep?: boolean } = {},
): void {
  const address = pathOf(conversationId) + addressEnd() + (messageId === null ? '' : `#${messageId}`);
  if (isStep && FRAMED_APPLICATION === null) window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  tellHost({ chat: 'at', conversationId });
}
