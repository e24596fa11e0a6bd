/** What the user of a conversation thinks of a reply in it. */
export interface FeedbackTable {
  message_id: string;
  application_id: string;
  conversation_id: string;
  /** The run that made the reply what it was when this was said. */
  run_id: string | null;
  rating: 'up' | 'down';
  reason: string | null;
  comment: string | null;
  updated_at: number;
}
