import { keepMount } from 'nanostores';
import { memo } from 'react';
import { messageTexts } from '../../../shared/texts/en/message.js';
import { AssistantMessage } from './assistant-message.js';
import { type MessageRowProps } from './message-row-props.js';
import { UserMessage } from './user-message.js';

// What nobody listens to is begun and ended with each look at it, and many messages look before the first listens.
keepMount(messageTexts);

/** Drawn again only when its own message changes: a reply that grows leaves the others alone. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  return props.message.role === 'user' ? <UserMessage {...props} /> : <AssistantMessage {...props} />;
});
