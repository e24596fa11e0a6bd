import { type Generated } from 'kysely';

/** One row for each application that ever had a document: the figures of what a search can find. */
export interface CorpusTable {
  /** What the index calls the application. */
  id: Generated<number>;
  application_id: string;
  /** The language that its passages were analysed in, and queries have to be. */
  language: string;
  passages: number;
  /** The sum of the passages' lengths. */
  total_length: number;
  /** The last passage number given out. */
  last_number: number;
  /** Another one whenever postings come or go. */
  version: Generated<number>;
  /** The version of the last change to what was there before; those behind it added passages, and nothing else. */
  changed_version: Generated<number>;
  /** How many of its postings are in `recent_posting`. */
  recent_postings: Generated<number>;
  /** The term up to which those were last put to the others; '' to begin anew. */
  settled_term: Generated<string>;
  /** What made its postings of texts; an older one than today's is made anew in the background. */
  analysis: Generated<number>;
  /** Of an older one: the last passage number up to which that is done. */
  renewed_number: Generated<number>;
  /** 1 where something came or went since all that is to be embedded was, 0 where nothing did. */
  unembedded: Generated<number>;
}
