import { type ApplicationCorpus, type CorporaRepository } from '../corpora.repository.js';
import { type Corpus } from '../corpus.js';
import { KeptPostings } from './kept-postings.js';
import { KeptReadings } from './kept-readings.js';
import { type Postings } from './postings.js';
import { type ScoresRepository } from './scores.repository.js';

/** All postings of some 100,000 passages. */
const POSTINGS_BYTES = 96 * 2 ** 20;
/** What a short string or a number takes in a map, about. */
const BYTES_PER_ENTRY = 200;
const ENTRIES_BYTES = 16 * 2 ** 20;

/** Reads the inverted index, and keeps what it has read. Called in a snapshot: a corpus and what is read are of one moment. */
export class IndexReader {
  private readonly keptFrequencies = new KeptReadings<string, number>(ENTRIES_BYTES, () => BYTES_PER_ENTRY);
  private readonly keptDocuments = new KeptReadings<number, string>(ENTRIES_BYTES, () => BYTES_PER_ENTRY);
  private readonly keptPostings = new KeptPostings(POSTINGS_BYTES);

  constructor(
    private readonly corpora: CorporaRepository,
    private readonly scores: ScoresRepository,
  ) {}

  /** How much of the room for postings is taken: from 0 to 1. */
  get fullness(): number {
    return this.keptPostings.fullness;
  }

  /** What an application can search; undefined where it has nothing. */
  corpusOf(applicationId: string): Promise<Corpus | undefined> {
    return this.corpora.find(applicationId);
  }

  /** What is known of the corpora of so many passages and more, the largest first. */
  largeCorpora(least: number): Promise<ApplicationCorpus[]> {
    return this.corpora.findLarge(least);
  }

  /** How many passages have each of `terms`, 0 included. */
  frequencies(corpus: Corpus, terms: readonly string[]): Promise<Map<string, number>> {
    return this.keptFrequencies.readAll(corpus, terms, async (missing) => {
      const found = await this.scores.frequencies(corpus.id, missing);
      return new Map(missing.map((term) => [term, found.get(term) ?? 0]));
    });
  }

  /** The passages that have each of `terms`. */
  postings(corpus: Corpus, terms: readonly string[]): Promise<Map<string, Postings>> {
    return this.keptPostings.readAll(corpus, terms, (missing, behind) =>
      this.scores.postings(corpus.id, missing, behind),
    );
  }

  /** The documents that passages are of, by the passages' numbers. */
  documentsOf(corpus: Corpus, numbers: readonly number[]): Promise<Map<number, string>> {
    // What a number was given to does not change while nothing else does.
    const moment = { id: corpus.id, version: corpus.changedVersion };
    return this.keptDocuments.readAll(moment, numbers, (missing) =>
      this.scores.documentsOf(corpus.id, missing),
    );
  }
}
