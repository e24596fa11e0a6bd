import { type IndexedPassage } from '../documents/passages/passages.repository.js';
import { type Corpus } from './corpus.js';
import { type PassageIndex } from './passage-index.js';

/** Their postings take some 20 MB. */
const MAX_WAITING = 1_000;

/** The passages of documents that are taken in together, and entered together. */
export class Entries {
  private readonly waiting = new Map<number, { corpus: Corpus; passages: IndexedPassage[] }>();
  private count = 0;

  constructor(private readonly index: PassageIndex) {}

  async add(corpus: Corpus, passages: readonly IndexedPassage[]): Promise<void> {
    const known = this.waiting.get(corpus.id)?.passages ?? [];
    this.waiting.set(corpus.id, { corpus, passages: [...known, ...passages] });
    this.count += passages.length;
    if (this.count >= MAX_WAITING) await this.enter();
  }

  /** Whether any of a corpus wait. */
  has(corpusId: number): boolean {
    return this.waiting.has(corpusId);
  }

  /** Enters all that wait. */
  async enter(): Promise<void> {
    for (const { corpus, passages } of this.waiting.values()) await this.index.enter(corpus, passages);
    this.waiting.clear();
    this.count = 0;
  }
}
