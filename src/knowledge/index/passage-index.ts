import { IdGenerator } from '../../common/id-generator.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { VectorsRepository } from './vectors/vectors.repository.js';
import { type Passage } from '../documents/passages/passage.js';
import { type IndexedPassage, PassagesRepository } from '../documents/passages/passages.repository.js';
import { CorporaRepository, type IndexSize } from './corpora.repository.js';
import { type AnalysedPassage } from './document-analysis.js';
import { type Corpus } from './corpus.js';
import { indexTerms } from '../documents/passages/passage-terms.js';
import { type HiddenPassagesRepository } from './hidden-passages.repository.js';
import { type PassageRangesRepository } from './passage-ranges.repository.js';
import { FEW_PASSAGES, FEW_TERMS } from './step-sizes.js';
import { PostingsRepository } from './words/postings.repository.js';

/**
 * Keeps passages and index true to the documents. Called inside the transaction that changes the document. The index
 * holds what may be found and nothing else: a disabled document has no postings, and keeps its passages unless it is long.
 * Vectors are made later, stay while a document is disabled, and go with their passages.
 */
export class PassageIndex {
  constructor(
    private readonly corpora: CorporaRepository,
    private readonly passages: PassagesRepository,
    private readonly ranges: PassageRangesRepository,
    private readonly postings: PostingsRepository,
    private readonly vectors: VectorsRepository,
    private readonly hidden: HiddenPassagesRepository,
    private readonly ids: IdGenerator,
    /** The size of a corpus, in passages, from which new postings are not at once put to all others. */
    private readonly largeFrom: number,
  ) {}

  /** Stores the passages of a document, which are found once they are entered. */
  async add(
    document: KnowledgeDocument,
    corpus: Corpus,
    analysed: readonly AnalysedPassage[],
  ): Promise<IndexedPassage[]> {
    const number = await this.corpora.allot(corpus.id, analysed.length);
    const ordinal = await this.ranges.freeOrdinal(document.id);
    const indexed = this.draft(document.id, analysed, { ordinal, number });
    await this.passages.insert(corpus.id, indexed, document.enabled);
    return indexed;
  }

  /** Passages as they are to be stored, the first of them at this place. */
  draft(
    documentId: string,
    analysed: readonly AnalysedPassage[],
    { ordinal, number }: Pick<Passage, 'ordinal' | 'number'>,
  ): IndexedPassage[] {
    return analysed.map(({ span, parts, terms }, index) => ({
      terms,
      passage: {
        id: this.ids.next('psg'),
        documentId,
        ...{ ordinal: ordinal + index, number: number + index },
        ...{ startOffset: span.start, endOffset: span.end, headings: [...span.headings], text: span.text },
        parts,
      },
    }));
  }

  /** Has passages found that are the newest. Those of many documents together cost less than by themselves: they share terms, and pages. */
  async enter(corpus: Corpus, indexed: readonly IndexedPassage[]): Promise<void> {
    if (corpus.passages < this.largeFrom) await this.postings.add(corpus.id, indexed);
    else await this.postings.addRecent(corpus.id, indexed);
    await this.corpora.grow(corpus.id, sizeOf(indexed));
  }

  /** Takes the passages of a document out for good: at once where they are few, else out of sight, to be deleted later. */
  async retire(document: KnowledgeDocument, corpus: Corpus): Promise<void> {
    const range = await this.ranges.rangeOf(document.id);
    if (!range) return;
    if (range.count <= FEW_PASSAGES) await this.remove(document, corpus);
    else await this.hidden.insert({ ...range, corpusId: corpus.id, documentId: document.id, token: null });
  }

  /**
   * Puts the passages of a document back into the index.
   * @returns false where they are many, or are not kept: then the document has to be taken in anew.
   */
  async show(document: KnowledgeDocument, corpus: Corpus): Promise<boolean> {
    const range = await this.ranges.rangeOf(document.id);
    if (!range) return document.characters === 0;
    if (range.length > FEW_TERMS) return false;
    const passages = await this.passages.listOf(document.id);
    const indexed = passages.map((passage) => ({
      passage,
      terms: indexTerms(document.title, passage.text, corpus.language),
    }));
    for (const { passage, terms } of indexed) await this.passages.setTerms(passage.id, terms);
    await this.postings.add(corpus.id, indexed);
    await this.corpora.change(corpus.id, sizeOf(indexed));
    return true;
  }

  /** Takes the passages of a document out of the index. Few are kept, many deleted. @returns how many are left. */
  async hide(document: KnowledgeDocument, corpus: Corpus): Promise<number> {
    const range = await this.ranges.rangeOf(document.id);
    if (range && range.length > FEW_TERMS) {
      await this.retire(document, corpus);
      return 0;
    }
    await this.leave(document, corpus);
    await this.passages.forgetTerms(document.id);
    return document.passages;
  }

  /** Whether or not they were in the index. */
  private async remove(document: KnowledgeDocument, corpus: Corpus): Promise<void> {
    await this.leave(document, corpus);
    await this.vectors.deleteOf(document.id);
    await this.passages.deleteOf(document.id);
  }

  private async leave(document: KnowledgeDocument, corpus: Corpus): Promise<void> {
    const footprints = await this.passages.footprintsOf(document.id);
    await this.postings.remove(corpus.id, footprints);
    const length = footprints.reduce((sum, footprint) => sum + footprint.length, 0);
    await this.corpora.change(corpus.id, { passages: -footprints.length, length: -length });
  }
}

/** What passages are for the index. */
export function sizeOf(indexed: readonly Pick<IndexedPassage, 'terms'>[]): IndexSize {
  return { passages: indexed.length, length: indexed.reduce((sum, { terms }) => sum + terms.length, 0) };
}
