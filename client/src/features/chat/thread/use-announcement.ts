import { useState } from 'react';
import { type ChatMessage } from '../chat-message.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import { announcementOf } from './announcement.js';

/**
 * What a screen reader is told: that a reply has begun, and the whole of it once it has ended. The text that grows in
 * between is no live region, as it would be read word by word.
 */
export function useAnnouncement(messages: readonly ChatMessage[], busy: boolean): string {
  const [wasBusy, setWasBusy] = useState(busy);
  const [announcement, setAnnouncement] = useState('');
  if (busy !== wasBusy) {
    setWasBusy(busy);
    setAnnouncement(busy ? threadTexts.get().writingReply : announcementOf(messages.at(-1)));
  }
  return announcement;
}
