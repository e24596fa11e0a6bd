/** Opens one stream, once. */
export interface StreamTicketTable {
  /** SHA-256 of the ticket, in hex. */
  hash: string;
  /** JSON: whom it lets in. */
  principal: string;
  expires_at: number;
}
