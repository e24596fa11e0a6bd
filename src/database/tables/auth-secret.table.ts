/** One row at most. */
export interface AuthSecretTable {
  id: string;
  /** In base64url. */
  secret: string;
}
