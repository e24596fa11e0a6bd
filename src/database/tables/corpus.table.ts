/** One row for each application that ever had a document. */
export interface CorpusTable {
  application_id: string;
  passages: number;
  /** The sum of the passages' lengths. */
  total_length: number;
  /** The last passage number given out. */
  last_number: number;
}
