import { IdGenerator } from '../../common/id-generator.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { VectorsRepository } from './vectors/vectors.repository.js';
import { type Passage } from '../documents/passages/passage.js';
import { type PassageSpan } from '../documents/passages/passage-splitter.js';
import { type IndexedPassage, PassagesRepository } from '../documents/passages/passages.repository.js';
import { CorporaRepository } from './corpora.repository.js';
import { type AnalysedPassage } from './analysed-documents.js';
import { type Corpus } from './corpus.js';
import { indexTerms } from '../documents/passages/passage-terms.js';
import { PostingsRepository } from './words/postings.repository.js';

/**
 * Keeps passages and index true to the documents. Called inside the transaction that changes the document. The index
 * holds what may be found and nothing else: a disabled document keeps its passages and has no postings. Vectors are made
 * later, stay while a document is disabled, and go with their passages.
 */
export class PassageIndex {
  constructor(
    private readonly corpora: CorporaRepository,
    private readonly passages: PassagesRepository,
    private readonly postings: PostingsRepository,
    private readonly vectors: VectorsRepository,
    private readonly ids: IdGenerator,
  ) {}

  /** Stores the passages of a document, which are found once they are entered. */
  async add(
    document: KnowledgeDocument,
    corpus: Corpus,
    analysed: readonly AnalysedPassage[],
  ): Promise<IndexedPassage[]> {
    const first = await this.corpora.allot(corpus.id, analysed.length);
    const indexed = analysed.map(({ span, terms }, ordinal): IndexedPassage => {
      const passage = this.draft(document.id, span, { ordinal, number: first + ordinal });
      return { passage, terms };
    });
    await this.passages.insert(corpus.id, indexed, document.enabled);
    return indexed;
  }

  /** Has passages found. Those of many documents together cost less than by themselves: they share terms, and pages. */
  async enter(corpus: Corpus, indexed: readonly IndexedPassage[]): Promise<void> {
    await this.postings.add(corpus.id, indexed);
    await this.corpora.grow(corpus.id, indexed.length, sumOf(indexed.map(({ terms }) => terms.length)));
  }

  /** Takes the passages of a document out, whether or not they were in the index. */
  async remove(document: KnowledgeDocument, corpus: Corpus): Promise<void> {
    await this.leave(document, corpus);
    await this.vectors.deleteOf(document.id);
    await this.passages.deleteOf(document.id);
  }

  /** Puts the passages of a document back into the index. */
  async show(document: KnowledgeDocument, corpus: Corpus): Promise<void> {
    const passages = await this.passages.listOf(document.id);
    const indexed = passages.map((passage) => ({
      passage,
      terms: indexTerms(document.title, passage.text, corpus.language),
    }));
    for (const { passage, terms } of indexed) await this.passages.setTerms(passage.id, terms);
    await this.enter(corpus, indexed);
  }

  /** Takes the passages of a document out of the index, and keeps them. */
  async hide(document: KnowledgeDocument, corpus: Corpus): Promise<void> {
    await this.leave(document, corpus);
    for (const { id } of await this.passages.listOf(document.id)) await this.passages.setTerms(id, null);
  }

  private draft(documentId: string, span: PassageSpan, place: Pick<Passage, 'ordinal' | 'number'>): Passage {
    const { start, end, text, headings } = span;
    return {
      ...place,
      id: this.ids.next('psg'),
      documentId,
      startOffset: start,
      endOffset: end,
      headings: [...headings],
      text,
    };
  }

  private async leave(document: KnowledgeDocument, corpus: Corpus): Promise<void> {
    const footprints = await this.passages.footprintsOf(document.id);
    await this.postings.remove(corpus.id, footprints);
    await this.corpora.grow(corpus.id, -footprints.length, -sumOf(footprints.map(({ length }) => length)));
  }
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}
