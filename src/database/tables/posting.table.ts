/** The inverted index: which passages of an application have a term, and how often. */
export interface PostingTable {
  application_id: string;
  term: string;
  passage_number: number;
  /** How often the passage has the term; its title counts double. */
  frequency: number;
  /** The passage's length, repeated here so that scoring reads this table alone. */
  length: number;
}
