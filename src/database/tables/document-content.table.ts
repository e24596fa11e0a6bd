export interface DocumentContentTable {
  document_id: string;
  /** The text; empty until a file has been read. */
  content: string;
  /** JSON array: the blocks that were found in its file. Null where the text itself tells. */
  structure: string | null;
}
