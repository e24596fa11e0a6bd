/** What an application can search. */
export interface Corpus {
  /** What the index calls it. */
  id: number;
  /** What its passages were analysed in, and queries have to be. */
  language: string;
  /** How many passages can be found. */
  passages: number;
  /** The sum of their lengths, in content words. */
  totalLength: number;
}
