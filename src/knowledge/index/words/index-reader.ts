import { type CorporaRepository } from '../corpora.repository.js';
import { type Corpus } from '../corpus.js';
import { KeptReadings } from './kept-readings.js';
import { type ScoresRepository } from './scores.repository.js';

/** The passages that have one term, in the order of their numbers, and what each has of it: as {@link ScoresRepository.postings} packs it. */
export interface Postings {
  numbers: Int32Array;
  uses: Int32Array;
}

/** All postings of some 100,000 passages. */
const POSTINGS_BYTES = 96 * 2 ** 20;
const BYTES_PER_POSTING = 8;
/** What a short string or a number takes in a map, about. */
const BYTES_PER_ENTRY = 200;
const ENTRIES_BYTES = 16 * 2 ** 20;

/** Reads the inverted index, and keeps what it has read. Called in a snapshot: a corpus and what is read are of one moment. */
export class IndexReader {
  private readonly keptFrequencies = new KeptReadings<string, number>(ENTRIES_BYTES, () => BYTES_PER_ENTRY);
  private readonly keptDocuments = new KeptReadings<number, string>(ENTRIES_BYTES, () => BYTES_PER_ENTRY);
  private readonly keptPostings = new KeptReadings<string, Postings>(
    POSTINGS_BYTES,
    ({ numbers }) => BYTES_PER_ENTRY + BYTES_PER_POSTING * numbers.length,
  );

  constructor(
    private readonly corpora: CorporaRepository,
    private readonly scores: ScoresRepository,
  ) {}

  /** What an application can search; undefined where it has nothing. */
  corpusOf(applicationId: string): Promise<Corpus | undefined> {
    return this.corpora.find(applicationId);
  }

  /** How many passages have each of `terms`, 0 included. */
  frequencies(corpus: Corpus, terms: readonly string[]): Promise<Map<string, number>> {
    return this.keptFrequencies.readAll(corpus, terms, async (missing) => {
      const found = await this.scores.frequencies(corpus.id, missing);
      return new Map(missing.map((term) => [term, found.get(term) ?? 0]));
    });
  }

  /** The passages that have each of `terms`; those that none has are left out. */
  postings(corpus: Corpus, terms: readonly string[]): Promise<Map<string, Postings>> {
    return this.keptPostings.readAll(corpus, terms, async (missing) => {
      const found = await this.scores.postings(corpus.id, missing);
      return new Map(
        Array.from(found, ([term, { numbers, uses }]) => [
          term,
          { numbers: Int32Array.from(numbers), uses: Int32Array.from(uses) },
        ]),
      );
    });
  }

  /** The documents that passages are of, by the passages' numbers. */
  documentsOf(corpus: Corpus, numbers: readonly number[]): Promise<Map<number, string>> {
    return this.keptDocuments.readAll(corpus, numbers, (missing) =>
      this.scores.documentsOf(corpus.id, missing),
    );
  }
}
