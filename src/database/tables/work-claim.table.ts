/** A piece of work that a process has for itself. Written where processes share a database. */
export interface WorkClaimTable {
  name: string;
  /** The process: its machine, its number there, and something that no other has. */
  owner: string;
  /** By the database's clock, in epoch milliseconds; renewed for as long as the process lives. */
  expires_at: number;
  /** How far the work is, in the words of whoever does it. */
  note: string | null;
}
