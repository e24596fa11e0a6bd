export interface PassageTable {
  id: string;
  application_id: string;
  /** What its postings call it: unique within the application and never given out twice. */
  number: number;
  document_id: string;
  /** 0, 1, 2 … within the document. */
  ordinal: number;
  /** The place in the document's content, in UTF-16 code units; the end is exclusive. */
  start_offset: number;
  end_offset: number;
  text: string;
  /** In content words, as the scorer weighs it. */
  length: number;
  /** JSON array of its terms: which postings go when the passage goes. */
  terms: string;
}
