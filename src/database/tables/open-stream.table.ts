/** Places for open streams that a process has taken. In PostgreSQL alone, where there may be several. */
export interface OpenStreamTable {
  /** Whose they are: an application's or a key's. */
  subject: string;
  /** The process. */
  owner: string;
  places: number;
  /** Until when it may be believed to be alive. */
  expires_at: number;
}
