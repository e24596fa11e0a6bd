import { type Clock } from '../../../common/clock.js';
import { type Database } from '../../../database/database.js';
import { type Corpus } from '../corpus.js';
import { type IndexReader } from './index-reader.js';
import { type ScoresRepository } from './scores.repository.js';

/** A term of fewer passages is read in no time when somebody asks for it. */
const LEAST_PASSAGES = 500;
/** Those of more of the corpus are mostly words that questions are searched without. */
const MOST_OF_ALL = 0.3;
/** What is read in one step, of terms one of which may have more: a millisecond, which a search may have to wait. */
const STEP_POSTINGS = 5_000;
/** The rest is for what is really asked. */
const ENOUGH = 0.75;
/** Where what is there changes again and again, it is not read again and again. */
const REST_MS = 5 * 60_000;

/** A corpus that is read ahead, and the terms that are left. */
interface Course {
  applicationId: string;
  corpusId: number;
  changedVersion: number;
  startedAt: number;
  /** The most common last; undefined before they are looked up. */
  terms: { term: string; passages: number }[] | undefined;
}

/**
 * Reads the common words of large corpora that are searched, while there is nothing else to do: otherwise each of them
 * would keep the first search waiting that has it.
 */
export class ReadAhead {
  private readonly courses = new Map<number, Course>();

  constructor(
    private readonly reader: IndexReader,
    private readonly scores: ScoresRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Notes that a corpus is searched. */
  note(applicationId: string, { id: corpusId, changedVersion }: Corpus): void {
    const known = this.courses.get(corpusId);
    const startedAt = this.clock.monotonic();
    const isTrue = known?.changedVersion === changedVersion;
    if (known && (isTrue || startedAt - known.startedAt < REST_MS)) return;
    this.courses.set(corpusId, { applicationId, corpusId, changedVersion, startedAt, terms: undefined });
  }

  /** Reads some of it. @returns whether there is more. */
  async step(): Promise<boolean> {
    const course = this.next();
    if (!course) return false;
    await this.database.snapshot(async () => {
      const corpus = await this.reader.corpusOf(course.applicationId);
      if (corpus?.id !== course.corpusId) course.terms = [];
      else if (course.terms) await this.reader.postings(corpus, take(course.terms));
      else course.terms = await this.termsOf(corpus);
    });
    return this.next() !== undefined;
  }

  private next(): Course | undefined {
    if (this.reader.fullness > ENOUGH) return undefined;
    return [...this.courses.values()].find(({ terms }) => terms?.length !== 0);
  }

  private async termsOf({ id, passages }: Corpus): Promise<{ term: string; passages: number }[]> {
    const terms = await this.scores.termsOfBetween(id, LEAST_PASSAGES, MOST_OF_ALL * passages);
    return terms.sort((one, other) => one.passages - other.passages);
  }
}

/** Takes some from the end. */
function take(terms: { term: string; passages: number }[]): string[] {
  const taken: string[] = [];
  for (let count = 0; count < STEP_POSTINGS;) {
    const last = terms.pop();
    if (!last) break;
    count += last.passages;
    taken.push(last.term);
  }
  return taken;
}
