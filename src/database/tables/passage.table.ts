export interface PassageTable {
  id: string;
  corpus_id: number;
  /** What its postings call it: unique within the corpus and never given out twice. */
  number: number;
  document_id: string;
  /** 0, 1, 2 … within the document. */
  ordinal: number;
  /** The place in the document's content, in UTF-16 code units; the end is exclusive. */
  start_offset: number;
  end_offset: number;
  /** JSON array: the headings above it, the outermost first. */
  headings: string;
  text: string;
  /** JSON array: its blocks, and the headings among them. Null of one from before this was kept. */
  parts: string | null;
  /** In content words, as the scorer weighs it. */
  length: number;
  /** JSON array of its terms: which postings go when the passage goes. Null while it is not in the index. */
  terms: string | null;
}
