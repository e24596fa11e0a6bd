export interface MessageTable {
  id: string;
  conversation_id: string;
  /** The message before it in its branch; null for the first, and while the message still waits in the queue. */
  parent_id: string | null;
  /** The run that made it, or that it started. */
  run_id: string | null;
  role: 'user' | 'assistant' | 'system';
  content: string;
  /** JSON object. */
  metadata: string;
  created_at: number;
}
