import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type KnowledgeDocument } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { findHighlights } from './highlights.js';
import { PassageFinder } from './passage-finder.js';
import { type QueryTerm } from './query-builder.js';
import { type Retrieval, type RetrievalRequest, Retriever } from './retriever.js';
import { type DocumentHit, type Highlight, type RetrievedPassage } from './search-result.js';
import { type ScoredPassage } from './scores.repository.js';
import { untilWhole } from './until-whole.js';

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
    private readonly database: Database,
  ) {}

  /** The `topK` documents with the best passages, the best first, each with its best passages. */
  async find(request: Omit<RetrievalRequest, 'depth'> & { topK: number }): Promise<DocumentHit[]> {
    return untilWhole(async () => {
      const { shown, retrieval } = await this.choose(request, request.topK);
      const { passages, contents } = await this.read(request.applicationId, shown);
      const terms = highlightedTerms(retrieval.terms);
      const highlight = (text: string): Highlight[] => findHighlights(text, terms, retrieval.language);
      const groups = Map.groupBy(passages, ({ document }) => document.id);
      const result = [...groups].flatMap(([id, own]) => {
        const content = contents.get(id);
        const [best] = own;
        return best && content !== undefined ? [toHit({ ...best.document, content }, own, highlight)] : [];
      });
      return { result, isWhole: passages.length === shown.length };
    });
  }

  /** All of one moment: the places of passages are places in the content beside them. */
  private async read(
    applicationId: string,
    shown: readonly ScoredPassage[],
  ): Promise<{ passages: RetrievedPassage[]; contents: Map<string, string> }> {
    return this.database.snapshot(async () => {
      const passages = await this.passages.read(applicationId, shown);
      const ids = new Set(passages.map(({ document }) => document.id));
      return { passages, contents: await this.documents.contentsOf([...ids]) };
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
