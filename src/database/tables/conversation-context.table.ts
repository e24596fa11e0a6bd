export interface ConversationContextTable {
  conversation_id: string;
  /** JSON object. */
  facts: string;
  updated_at: number;
}
