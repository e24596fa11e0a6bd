import { FRAMED_APPLICATION, tellHost } from '../shared/lib/host.js';
import { messageIdOf } from './route.js';
import { addressOf } from '../shared/page/address-of.js';

/**
 * Puts a conversation, or a new one, into the address. In a frame, whose address nobody sees, that is no step back for the
 * site around it, which is told instead: it can lead there again where the frame may remember nothing.
 */
export function goTo(
  conversationId: string | null,
  { messageId = null, isStep = true }: { messageId?: string | null; isStep?: boolean } = {},
): void {
  const address = addressOf(conversationId, messageId);
  if (isStep && FRAMED_APPLICATION === null) window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  tellHost({ chat: 'at', conversationId });
}

/** Takes the message that a conversation was opened for out of the address: loaded anew, it shows what the reader left it with. */
export function forgetMessage(): void {
  const { pathname, search, hash } = window.location;
  if (messageIdOf(hash) !== null) window.history.replaceState(null, '', pathname + search);
}
