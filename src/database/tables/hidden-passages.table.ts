/** Passages, by their numbers, that searches pass over: they are being written, or deleted, a few at a time. */
export interface HiddenPassagesTable {
  corpus_id: number;
  first_number: number;
  last_number: number;
  document_id: string;
  /** That of the job that they are written for; null where they are to be deleted. Of a job that is gone, they are too. */
  token: string | null;
}
