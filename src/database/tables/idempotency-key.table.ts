export interface IdempotencyKeyTable {
  conversation_id: string;
  key: string;
  body_hash: string;
  run_id: string;
  created_at: number;
}
