export interface ManifestPieceTable {
  conversation_id: string;
  /** SHA-256 of the text. */
  hash: string;
  text: string;
}
