/** The application of documents that are deleted, and whose passages still are to be. */
export const NOBODY = '';

export interface DocumentTable {
  id: string;
  application_id: string;
  title: string;
  category: string;
  /** JSON object. */
  metadata: string;
  /** SHA-256, in hex: of title and content, or of the file that was uploaded. */
  content_hash: string;
  /** `pending` and `processing` are about its first version; `ready` ones can be found. */
  state: 'pending' | 'processing' | 'ready' | 'failed';
  /** JSON: code and detail of why the last version could not be taken in. */
  failure: string | null;
  /** JSON array: code and detail of what is missing of its text. Null where nothing is. */
  warnings: string | null;
  /** 0: kept, and not in the index. */
  enabled: 0 | 1;
  /** 1, 2, 3 … with each replacement. */
  version: number;
  media_type: string;
  file_name: string | null;
  /** The length of its text, in UTF-16 code units. */
  characters: number;
  /** The same in UTF-8. */
  bytes: number;
  /** How many passages it has. */
  passages: number;
  created_at: number;
  updated_at: number;
}
