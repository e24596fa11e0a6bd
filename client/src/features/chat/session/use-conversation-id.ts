import { useState } from 'react';
import { createConversation } from '../../../api/create-conversation.js';
import { type Conversation } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { chosenConfig } from '../../../shared/page/choice-store.js';
import { shareOnce } from '../../../shared/lib/share-once.js';
import { USER_ID } from '../../../api/user-id.js';

export interface ConversationId {
  /** Null while the conversation only exists on this page. */
  id: string | null;
  /** Creates the conversation on the first message, so that opening the page leaves no empty ones behind. */
  ensure: () => Promise<string>;
}

export function useConversationId(
  existing: string | null,
  onCreated: (conversation: Conversation) => void,
): ConversationId {
  const [id, setId] = useState(existing);
  const announce = useLatest(onCreated);

  // Two messages in quick succession belong to one conversation.
  const [ensure] = useState(() =>
    shareOnce(async () => {
      if (existing !== null) return existing;
      const conversation = await createConversation(USER_ID, await chosenConfig());
      setId(conversation.id);
      announce.current(conversation);
      return conversation.id;
    }),
  );

  return { id, ensure };
}
