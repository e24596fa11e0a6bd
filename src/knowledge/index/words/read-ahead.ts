import { type Clock } from '../../../common/clock.js';
import { type Database } from '../../../database/database.js';
import { analyse } from '../../language/text-analyser.js';
import { stopWordsOf } from '../../language/stop-words/stop-words.js';
import { type Corpus } from '../corpus.js';
import { type IndexReader } from './index-reader.js';
import { type ScoresRepository } from './scores.repository.js';

/** A term of fewer passages is read in no time when somebody asks for it. */
const LEAST_PASSAGES = 500;
/** What is read in one step: a millisecond, which a search may have to wait, and more for a single term that has more. */
const STEP_POSTINGS = 5_000;
/** The rest is for what is really asked. */
const ENOUGH = 0.75;
/** Where what is there changes again and again, it is not read again and again. */
const REST_MS = 5 * 60_000;
/** Of a corpus that has grown to so much more, other words are common too, and there is more of each. */
const GROWTH = 1.25;

/** A corpus that is read ahead, and the terms that are left. */
interface Course {
  applicationId: string;
  corpusId: number;
  changedVersion: number;
  passages: number;
  startedAt: number;
  /** The most common last; undefined before they are looked up. */
  terms: { term: string; passages: number }[] | undefined;
}

/**
 * Reads the common words of large corpora while there is nothing else to do: otherwise each of them would keep the first
 * search waiting that has it.
 */
export class ReadAhead {
  private readonly courses = new Map<number, Course>();

  constructor(
    private readonly reader: IndexReader,
    private readonly scores: ScoresRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    /** The size of a corpus, in passages, from which this is worth the memory. */
    private readonly largeFrom: number,
  ) {}

  /** Notes the large corpora that there are, the largest first: not even the first search is to wait then. */
  async look(): Promise<void> {
    for (const { applicationId, ...corpus } of await this.reader.largeCorpora(this.largeFrom)) {
      this.note(applicationId, corpus);
    }
  }

  /** Notes that a corpus is, or may be, searched. */
  note(
    applicationId: string,
    { id: corpusId, changedVersion, passages }: Pick<Corpus, 'id' | 'changedVersion' | 'passages'>,
  ): void {
    const known = this.courses.get(corpusId);
    const startedAt = this.clock.monotonic();
    if (known && passages < GROWTH * known.passages) {
      const isTrue = known.changedVersion === changedVersion;
      if (isTrue || startedAt - known.startedAt < REST_MS) return;
    }
    const course = { applicationId, corpusId, changedVersion, passages, startedAt, terms: undefined };
    this.courses.set(corpusId, course);
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

  /** Without those that questions are searched without. */
  private async termsOf({ id, language }: Corpus): Promise<{ term: string; passages: number }[]> {
    const stopWords = [...stopWordsOf(language)].flatMap((word) => analyse(word, language));
    const left = new Set(stopWords.map(({ term }) => term));
    const terms = await this.scores.termsOfMany(id, LEAST_PASSAGES);
    return terms.filter(({ term }) => !left.has(term)).sort((one, other) => one.passages - other.passages);
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
