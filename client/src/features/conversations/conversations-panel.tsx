import { useEffect, useRef, useState } from 'react';
import { later } from '../../shared/later/later.js';
import { LoadProblem } from '../../shared/later/load-problem.js';
import { ConversationFinder } from './conversation-finder.js';
import { ConversationList } from './conversation-list.js';
import { type ConversationsControl } from './use-conversations.js';

const ArchivedList = later(
  async () => (await import('./archived-list.js')).ArchivedList,
  ({ onRetry, onBack }) => <LoadProblem onRetry={onRetry} onClose={onBack} />,
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
  const archiveButton = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    // What led back is gone with the archive.
    if (wasOpen.current && !archiveOpen) archiveButton.current?.focus();
    wasOpen.current = archiveOpen;
  }, [archiveOpen]);

  const open = (id: string) => {
    onOpen(id);
  };

  if (archiveOpen) {
    return (
      <ArchivedList
        {...rest}
        onOpen={open}
        onBack={() => {
          setArchiveOpen(false);
        }}
      />
    );
  }
  return (
    <ConversationFinder onOpen={onOpen}>
      <ConversationList
        {...rest}
        conversations={conversations}
        onOpen={open}
        archiveButton={archiveButton}
        onArchive={() => {
          setArchiveOpen(true);
        }}
      />
    </ConversationFinder>
  );
}
