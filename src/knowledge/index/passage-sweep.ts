import { conversationOf } from '../../common/knowledge-owner.js';
import { type Database } from '../../database/database.js';
import { type DepartingDocumentsRepository } from '../documents/departing-documents.repository.js';
import { type CorporaRepository } from './corpora.repository.js';
import { type HiddenPassages, type HiddenPassagesRepository } from './hidden-passages.repository.js';
import { indexKey } from './index-key.js';
import { type PassageRangesRepository } from './passage-ranges.repository.js';
import { STEP_PASSAGES, STEP_POSTINGS } from './step-sizes.js';
import { type VectorsRepository } from './vectors/vectors.repository.js';
import { type PostingsRepository } from './words/postings.repository.js';

/** What is read of passages at a time. */
const READ_AT_ONCE = 64;

/** What is to be deleted, and how far that is. */
interface Plan {
  hidden: HiddenPassages;
  /** Each with the number of passages that have it, in the order of the index. */
  terms: readonly (readonly [term: string, passages: number])[];
  next: number;
}

/**
 * Deletes passages that are of no use any more, a step at a time: those of versions that were replaced, of documents that
 * were deleted, and what was written of an edition that came to nothing. What is gone already is not missed, so a step
 * may be done again.
 */
export class PassageSweep {
  private plan: Plan | undefined;

  constructor(
    private readonly hidden: HiddenPassagesRepository,
    private readonly ranges: PassageRangesRepository,
    private readonly postings: PostingsRepository,
    private readonly vectors: VectorsRepository,
    private readonly corpora: CorporaRepository,
    private readonly documents: DepartingDocumentsRepository,
    private readonly database: Database,
  ) {}

  /** Reads what has to be known of the next passages. @returns false where there are none. */
  async prepare(): Promise<boolean> {
    if (this.plan) return true;
    const hidden = await this.hidden.findUseless();
    if (!hidden) return false;
    const counts = new Map<string, number>();
    for (let first = hidden.first; first <= hidden.last;) {
      const read = await this.ranges.footprintsBetween(hidden.corpusId, { ...hidden, first }, READ_AT_ONCE);
      for (const term of read.flatMap(({ terms }) => terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
      first = (read.at(-1)?.number ?? hidden.last) + 1;
    }
    const terms = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
    this.plan = { hidden, terms, next: 0 };
    return true;
  }

  /** @returns whether more of what was prepared is left. */
  async step(): Promise<boolean> {
    const { plan } = this;
    if (!plan) return false;
    const next = await this.database.transaction(async () => {
      const owner = (await this.corpora.applicationOf(plan.hidden.corpusId)) ?? '';
      await this.database.holdKey(indexKey(owner));
      if (!(await this.hidden.has({ ...plan.hidden, token: null }))) return undefined;
      if (plan.next < plan.terms.length) return this.deletePostings(plan);
      const left = await this.deletePassages(plan);
      // An application keeps its corpus, however empty; a conversation may be gone by now.
      const isLast = left === undefined && conversationOf(owner) !== undefined;
      if (isLast) await this.corpora.deleteEmpty(plan.hidden.corpusId);
      return left;
    });
    if (next === undefined) this.plan = undefined;
    else plan.next = next;
    return next !== undefined;
  }

  /** @returns the term to go on from. */
  private async deletePostings({ hidden, terms, next: from }: Plan): Promise<number> {
    let to = from;
    for (let count = 0; to < terms.length && count < STEP_POSTINGS; to += 1) count += terms[to]?.[1] ?? 0;
    const some = terms.slice(from, to).map(([term]) => term);
    await this.postings.removeBetween(hidden.corpusId, hidden, some);
    await this.corpora.change(hidden.corpusId);
    return to;
  }

  /** @returns undefined where they were the last. */
  private async deletePassages({ hidden, next }: Plan): Promise<number | undefined> {
    const { corpusId, documentId } = hidden;
    const { count, last, indexed } = await this.ranges.deleteFirst(corpusId, hidden, STEP_PASSAGES);
    await this.vectors.deleteBetween(corpusId, { first: hidden.first, last });
    const length = indexed.reduce((sum, passage) => sum + passage.length, 0);
    await this.corpora.change(corpusId, { passages: -indexed.length, length: -length });
    if (count === STEP_PASSAGES) return next;
    await this.hidden.delete(hidden);
    if (!(await this.hidden.hasAnyOf(documentId))) await this.documents.deleteForgotten(documentId);
    return undefined;
  }
}
