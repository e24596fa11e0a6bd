/** The inverted index: which passages of a corpus have a term, and how often. */
export interface PostingTable {
  corpus_id: number;
  term: string;
  passage_number: number;
  /** How often the passage has the term; its title counts double. */
  frequency: number;
  /** The passage's length, repeated here so that scoring reads this table alone. */
  length: number;
}
