import { useRef, useState } from 'react';
import { createConversation } from '../../../api/create-conversation.js';
import { type Conversation } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { USER_ID } from '../../../shared/lib/user-id.js';

export interface ConversationId {
  current: () => string | null;
  /** Creates the conversation on the first message, so that opening the page leaves no empty ones behind. */
  ensure: () => Promise<string>;
}

export function useConversationId(
  existing: string | null,
  onCreated: (conversation: Conversation) => void,
): ConversationId {
  const id = useRef(existing);
  const announce = useLatest(onCreated);
  const [control] = useState<ConversationId>(() => ({
    current: () => id.current,
    ensure: async () => {
      if (id.current !== null) return id.current;
      const conversation = await createConversation(USER_ID);
      id.current = conversation.id;
      announce.current(conversation);
      return conversation.id;
    },
  }));
  return control;
}
