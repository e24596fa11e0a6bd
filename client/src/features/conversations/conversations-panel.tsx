import { lazy, Suspense, useState } from 'react';
import { ConversationFinder } from './conversation-finder.js';
import { ConversationList } from './conversation-list.js';
import { type ConversationsControl } from './use-conversations.js';

const ArchivedList = lazy(() =>
  import('./archived-list.js').then((module) => ({ default: module.ArchivedList })),
);

interface ConversationsPanelProps {
  conversations: ConversationsControl;
  currentId: string | null;
  /** @param messageId where in it to begin. */
  onOpen: (conversationId: string, messageId?: string | null) => void;
  onErased: (conversationId: string) => void;
}

/** The user's conversations: the list, what is found in them, or the archive. */
export function ConversationsPanel({ conversations, onOpen, ...rest }: ConversationsPanelProps) {
  const [archiveOpen, setArchiveOpen] = useState(false);
  const open = (id: string) => {
    onOpen(id);
  };

  if (archiveOpen) {
    return (
      <Suspense fallback={null}>
        <ArchivedList
          {...rest}
          onOpen={open}
          onBack={() => {
            setArchiveOpen(false);
          }}
        />
      </Suspense>
    );
  }
  return (
    <ConversationFinder onOpen={onOpen}>
      <ConversationList
        {...rest}
        conversations={conversations}
        onOpen={open}
        onArchive={() => {
          setArchiveOpen(true);
        }}
      />
    </ConversationFinder>
  );
}
