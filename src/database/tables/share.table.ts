/** A link by which anybody may read a conversation, up to a message. */
export interface ShareTable {
  id: string;
  conversation_id: string;
  /** SHA-256 of what the link has, in hexadecimal. */
  secret_hash: string;
  /** Of the conversation when it was shared, as the next three. */
  title: string | null;
  head_message_id: string;
  /** The run that had made it what it was; null where none had. */
  head_run_id: string | null;
  created_at: number;
  /** Null: it does not. */
  expires_at: number | null;
}
