import { useCallback, useState } from 'react';
import { type Conversation } from '../api/types.js';
import { type ConversationsControl } from '../features/conversations/use-conversations.js';
import { type ViewControl } from './use-view.js';

/** The conversation that was last heard of, which the list may not have yet, and what is done at each news of it. */
export function useKnown(
  { isOn, adopt, open }: Pick<ViewControl, 'isOn' | 'adopt' | 'open'>,
  { refresh, retitle }: Pick<ConversationsControl, 'refresh' | 'retitle'>,
) {
  const [known, setKnown] = useState<Conversation | null>(null);

  // An answer may come late: what the reader has gone on to meanwhile stays on view.
  const onCreated = useCallback(
    (key: string, conversation: Conversation) => {
      if (isOn(key)) {
        setKnown(conversation);
        adopt(key, conversation.id);
      } else void refresh();
    },
    [isOn, adopt, refresh],
  );

  const onForked = useCallback(
    (key: string, conversation: Conversation) => {
      if (isOn(key)) {
        setKnown(conversation);
        open(conversation.id);
      }
      void refresh();
    },
    [isOn, open, refresh],
  );

  const onTitle = useCallback(
    (id: string, title: string) => {
      retitle(id, title);
      setKnown((conversation) => (conversation?.id === id ? { ...conversation, title } : conversation));
    },
    [retitle],
  );

  const onConfigured = useCallback(
    (conversation: Conversation) => {
      setKnown(conversation);
      void refresh();
    },
    [refresh],
  );

  return { known, onOpened: setKnown, onCreated, onForked, onTitle, onConfigured };
}
