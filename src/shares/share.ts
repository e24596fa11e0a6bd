/** A link by which anybody may read a conversation as it was when the link was made. Times are epoch milliseconds. */
export interface Share {
  id: string;
  conversationId: string;
  /** What the conversation was called. */
  title: string | null;
  /** Its newest message. */
  headMessageId: string;
  /** The run that had made this message what it was; null where none had. */
  headRunId: string | null;
  createdAt: number;
  /** From when on it leads nowhere; null: it does not end by itself. */
  expiresAt: number | null;
}

/** So many links may lead to a conversation at a time. */
export const MAX_SHARES = 20;
