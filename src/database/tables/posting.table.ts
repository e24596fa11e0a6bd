import { type Generated } from 'kysely';

/** The inverted index: which passages of a corpus have a term, and how often. */
export interface PostingTable {
  corpus_id: number;
  term: string;
  passage_number: number;
  /** How often the passage's text has the term. */
  frequency: number;
  /** How much its document's title has the term, in sixteenths; see `titleShare`. */
  title: Generated<number>;
  /** The passage's length, repeated here so that scoring reads this table alone. */
  length: number;
}
