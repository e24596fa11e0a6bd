export interface ApiKeyTable {
  id: string;
  /** What may be seen of it, and what it is found by. */
  prefix: string;
  /** HMAC-SHA256 of the whole key, in hex. */
  hash: string;
  kind: 'admin' | 'application';
  /** Null for an admin key. */
  application_id: string | null;
  /** JSON array. */
  scopes: string;
  name: string | null;
  created_at: number;
  /** Null: never. */
  expires_at: number | null;
  revoked_at: number | null;
  /** JSON object: its own limits, by the names that the code has for them; null: it has none. */
  limits: string | null;
  /** About: it is not written for each use. */
  last_used_at: number | null;
}
