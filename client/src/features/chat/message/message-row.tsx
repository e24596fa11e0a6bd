import { memo } from 'react';
import { type ChatMessage } from '../chat-message.js';
import { AssistantMessage } from './assistant-message.js';
import { UserMessage } from './user-message.js';

interface MessageRowProps {
  message: ChatMessage;
  /** The reply is still growing. */
  writing: boolean;
  /** It came while the reader was looking, so it slides in. */
  arriving: boolean;
}

/** Drawn again only when its own message changes: a reply that grows leaves the others alone. */
export const MessageRow = memo(function MessageRow({ message, writing, arriving }: MessageRowProps) {
  return message.role === 'user' ? (
    <UserMessage message={message} arriving={arriving} />
  ) : (
    <AssistantMessage message={message} writing={writing} arriving={arriving} />
  );
});
