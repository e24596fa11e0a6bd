import { memo } from 'react';
import { AssistantMessage } from './assistant-message.js';
import { type MessageRowProps } from './message-row-props.js';
import { UserMessage } from './user-message.js';

/** Drawn again only when its own message changes: a reply that grows leaves the others alone. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  return props.message.role === 'user' ? <UserMessage {...props} /> : <AssistantMessage {...props} />;
});
