import { type ChatMessage, textOf } from '../chat-message.js';
import { toPlainText } from '../message/plain-text.js';
import { noteOn } from '../message/reply-note.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';

/**
 * What a screen reader is told of a reply that has ended: all that it says, and why that is not more. Of one that failed
 * a notice tells by itself.
 */
export function announcementOf(reply: ChatMessage | undefined): string {
  if (reply?.role !== 'assistant') return '';
  const t = threadTexts.get();
  const said = toPlainText(textOf(reply));
  const text = [said, noteOn(reply, true)].filter(Boolean).join(' ');
  if (reply.metadata?.state === 'cancelled') return t.stopped({ text });
  return said === '' ? text : t.replied({ text });
}
