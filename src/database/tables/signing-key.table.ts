/** The public half of what an application signs client tokens with. */
export interface SigningKeyTable {
  id: string;
  application_id: string;
  /** A JWK, as JSON. */
  public_key: string;
  created_at: number;
}
