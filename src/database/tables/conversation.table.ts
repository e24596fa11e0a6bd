/** The application of a conversation that is being erased: its rows are still there, and nobody finds them. */
export const NOBODY = '';

export interface ConversationTable {
  id: string;
  application_id: string;
  user_id: string | null;
  title: string | null;
  state: 'ACTIVE' | 'PAUSED' | 'ENDED';
  /** JSON: model and its parameters. */
  config: string;
  /** JSON: what the conversation was created with. */
  metadata: string;
  /** How far activity pushes `expires_at` ahead. */
  ttl_ms: number;
  /** The newest message of the active branch; its ancestors are the history. */
  head_message_id: string | null;
  /** JSON: the messages that every reply is made with; null for none. */
  pinned_message_ids: string | null;
  created_at: number;
  updated_at: number;
  expires_at: number;
}
