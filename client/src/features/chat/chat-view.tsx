import { useEffect } from 'react';
import { type Conversation } from '../../api/types.js';
import { ChatPane } from './chat-pane.js';
import { HistoryStatus } from './history-status.js';
import { type ChatSessionOptions } from './session/use-chat-session.js';
import { useHistory } from './session/use-history.js';

interface ChatViewProps extends Omit<ChatSessionOptions, 'history' | 'onAsked'> {
  conversationId: string | null;
  /** The message that it was opened for. */
  messageId: string | null;
  onOpened: (conversation: Conversation) => void;
  /** The reader wants a new conversation, with this text not yet sent. */
  onStartOver: (draft: string) => void;
}

/** One conversation, from the loading of its history on. */
export function ChatView({ conversationId, messageId, onOpened, ...rest }: ChatViewProps) {
  const { state, retry } = useHistory(conversationId, messageId);
  const conversation = state.status === 'ready' ? state.history.conversation : null;

  useEffect(() => {
    if (conversation) onOpened(conversation);
  }, [conversation, onOpened]);

  if (state.status !== 'ready') {
    return (
      <HistoryStatus
        state={state}
        onRetry={retry}
        onStartOver={() => {
          rest.onStartOver('');
        }}
      />
    );
  }
  return <ChatPane history={state.history} messageId={messageId} {...rest} />;
}
