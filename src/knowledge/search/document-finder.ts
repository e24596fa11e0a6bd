import { Injectable } from '@nestjs/common';
import { type KnowledgeDocument } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { findHighlights } from './highlights.js';
import { PassageFinder } from './passage-finder.js';
import { type QueryTerm } from './query-builder.js';
import { type Retrieval, type RetrievalRequest, Retriever } from './retriever.js';
import { type DocumentHit, type Highlight, type RetrievedPassage } from './search-result.js';
import { type ScoredPassage } from './scores.repository.js';

/** How many passages a document that was found shows. */
const PASSAGES_PER_DOCUMENT = 3;
/** How far it is looked at first: enough for what one way of looking ranks low to be brought up by another. */
const LEAST_DEPTH = 100;

/** Finds documents by their passages. */
@Injectable()
export class DocumentFinder {
  constructor(
    private readonly retriever: Retriever,
    private readonly passages: PassageFinder,
    private readonly documents: DocumentsRepository,
  ) {}

  /** The `topK` documents with the best passages, the best first, each with its best passages. */
  async find(request: Omit<RetrievalRequest, 'depth'> & { topK: number }): Promise<DocumentHit[]> {
    const { applicationId, topK } = request;
    const { shown, retrieval } = await this.choose(request, topK);
    const passages = await this.passages.read(applicationId, shown, shown.length);
    const ids = new Set(passages.map(({ document }) => document.id));
    const contents = await this.documents.contentsOf([...ids]);
    const terms = highlightedTerms(retrieval.terms);
    return [...Map.groupBy(passages, ({ document }) => document.id).values()].flatMap((own) => {
      const [best] = own;
      const content = best && contents.get(best.document.id);
      return best && content !== undefined
        ? toHit({ ...best.document, content }, own, (text) => findHighlights(text, terms, retrieval.language))
        : [];
    });
  }

  /** One document may have any number of good passages, so it is looked further until there are documents enough. */
  private async choose(
    request: Omit<RetrievalRequest, 'depth'>,
    limit: number,
  ): Promise<{ shown: ScoredPassage[]; retrieval: Retrieval }> {
    for (let depth = Math.max(LEAST_DEPTH, limit * PASSAGES_PER_DOCUMENT); ; depth *= 4) {
      const retrieval = await this.retriever.retrieve({ ...request, depth });
      const byDocument = Map.groupBy(retrieval.fused, ({ documentId }) => documentId);
      const isCut = retrieval.legs.some(({ candidates }) => candidates.length >= depth);
      if (byDocument.size < limit && isCut) continue;
      const best = [...byDocument.values()].slice(0, limit);
      return { shown: best.flatMap((own) => own.slice(0, PASSAGES_PER_DOCUMENT)), retrieval };
    }
  }
}

function toHit(
  document: KnowledgeDocument,
  passages: readonly RetrievedPassage[],
  highlight: (text: string) => Highlight[],
): DocumentHit {
  const hits = passages.map(({ passage, score }) => ({
    passage,
    score,
    highlights: highlight(passage.text),
  }));
  return { document, score: hits[0]?.score ?? 0, passages: hits };
}

/** Stop words are worth showing only where nothing else was asked for. */
function highlightedTerms(query: readonly QueryTerm[]): Set<string> {
  const content = query.filter(({ isStopWord }) => !isStopWord);
  return new Set((content.length > 0 ? content : query).map(({ term }) => term));
}
