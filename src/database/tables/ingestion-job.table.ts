/** What waits to be taken in: a document's first version, the next one, or the same one to be indexed anew. */
export interface IngestionJobTable {
  document_id: string;
  /** That of the document. */
  application_id: string | null;
  /** Another one whenever the job changes: who works on it can tell that it is another job now. */
  token: string;
  /** JSON: what the document is to become; what is left out stays as it is. */
  input: string;
  /** The upload, where the text has still to be read from it. */
  file: Buffer | null;
  /** How often it was begun. One that takes the process down with it must not do so for ever. */
  attempts: number;
  created_at: number;
}
