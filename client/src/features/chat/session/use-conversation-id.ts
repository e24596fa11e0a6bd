import { useRef, useState } from 'react';
import { createConversation } from '../../../api/create-conversation.js';
import { type Conversation } from '../../../api/types.js';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { USER_ID } from '../../../shared/lib/user-id.js';

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
  const creation = useRef<Promise<string> | null>(existing === null ? null : Promise.resolve(existing));
  const announce = useLatest(onCreated);

  const [ensure] = useState(() => {
    const create = async (): Promise<string> => {
      const conversation = await createConversation(USER_ID);
      setId(conversation.id);
      announce.current(conversation);
      return conversation.id;
    };
    return (): Promise<string> => {
      // Two messages in quick succession belong to one conversation; a creation that failed is tried again.
      creation.current ??= create().catch((error: unknown) => {
        creation.current = null;
        throw error;
      });
      return creation.current;
    };
  });

  return { id, ensure };
}
