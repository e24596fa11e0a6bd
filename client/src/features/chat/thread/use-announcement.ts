import { useState } from 'react';
import { type ChatMessage, textOf } from '../chat-message.js';
import { toPlainText } from '../message/plain-text.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';

function describe(reply: ChatMessage | undefined): string {
  if (reply?.role !== 'assistant') return '';
  const t = threadTexts.get();
  const text = toPlainText(textOf(reply));
  return reply.metadata?.state === 'cancelled' ? t.stopped({ text }) : t.replied({ text });
}

/**
 * What a screen reader is told: that a reply has begun, and the whole of it once it has ended. The text that grows in
 * between is no live region, as it would be read word by word.
 */
export function useAnnouncement(messages: readonly ChatMessage[], busy: boolean): string {
  const [wasBusy, setWasBusy] = useState(busy);
  const [announcement, setAnnouncement] = useState('');
  if (busy !== wasBusy) {
    setWasBusy(busy);
    setAnnouncement(busy ? threadTexts.get().writingReply : describe(messages.at(-1)));
  }
  return announcement;
}
