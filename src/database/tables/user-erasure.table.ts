/** A user who is to be forgotten: there until nothing of this user is left. */
export interface UserErasureTable {
  application_id: string;
  user_id: string;
  /** Epoch milliseconds. */
  requested_at: number;
}
