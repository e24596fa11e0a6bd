/** A conversation that is to be erased: there until nothing of it is left, also not in the log of the database. */
export interface ConversationErasureTable {
  /** The conversation may be gone already. */
  conversation_id: string;
  /** Epoch milliseconds. */
  requested_at: number;
}
