export interface DocumentTable {
  id: string;
  application_id: string;
  title: string;
  content: string;
  category: string;
  /** JSON object. */
  metadata: string;
  /** SHA-256 of title and content, in hex. */
  content_hash: string;
  created_at: number;
  updated_at: number;
}
