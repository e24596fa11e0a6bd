import { addressEnd } from '../../api/application.js';
import { FRAME_BASE } from '../lib/host.js';

/** The address of a conversation, or of a message in it, in the application and the frame on view; of a new one for null. */
export function addressOf(conversationId: string | null, messageId: string | null = null): string {
  const path =
    conversationId === null ? FRAME_BASE || '/' : `${FRAME_BASE}/c/${encodeURIComponent(conversationId)}`;
  return path + addressEnd() + (messageId === null ? '' : `#${messageId}`);
}
