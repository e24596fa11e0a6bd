import { Injectable } from '@nestjs/common';
import { type DocumentSummary } from '../documents/document.js';
import { DocumentCatalogue } from '../documents/document-catalogue.js';
import { KnowledgeIndex } from '../index/knowledge-index.js';
import { DocumentNotFoundError } from '../documents/documents.errors.js';
import { explainLeg, type ExplainedLeg, type FullRanking, rankingOf } from './explained-leg.js';
import { type Explanation, type Standing } from './explanation.js';
import { type DocumentRetrieval, lookForDocuments } from './look-for-documents.js';
import { tellReason } from './reason.js';
import { RERANKED } from './rerank-leg.js';
import { type RetrievalRequest, Retriever } from './retriever.js';
import { SemanticExplainer } from './semantic-explainer.js';
import { untilWhole } from './until-whole.js';
import { type WordExplanation } from '../index/words/word-search.js';

/** Says why a search finds a document, or does not. */
@Injectable()
export class Explainer {
  constructor(
    private readonly catalogue: DocumentCatalogue,
    private readonly index: KnowledgeIndex,
    private readonly retriever: Retriever,
    private readonly meaning: SemanticExplainer,
  ) {}

  /** Searches as a search with this request does, and looks on from there. */
  async explain(
    request: Omit<RetrievalRequest, 'depth' | 'rewritten'> & { topK: number },
    documentId: string,
  ): Promise<Explanation> {
    const { applicationId, turns, filter, topK } = request;
    return untilWhole(async () => {
      const document = await this.find(applicationId, documentId);
      // Of another application's document nothing is told, not even that there is one.
      const id = document?.id ?? '';
      const search = await lookForDocuments(this.retriever, { applicationId, turns, filter }, topK);
      const standing = { document, ...(await this.standingOf(id, request, search)) };
      const place = [...search.byDocument.keys()].indexOf(id) + 1;
      const found = place > 0 && place <= topK;
      const reason = tellReason(standing, place === 0 ? null : place, topK);
      const known = new Set(standing.words.passages.map(({ number }) => number));
      return {
        result: { ...standing, found, rank: found ? place : null, reason },
        // Its passages may have been replaced in the middle.
        isWhole: [...standing.fusedRanks.keys()].every((number) => known.has(number)),
      };
    });
  }

  private async standingOf(
    documentId: string,
    { applicationId, turns, filter }: Pick<RetrievalRequest, 'applicationId' | 'turns' | 'filter'>,
    { retrieval, depth }: DocumentRetrieval,
  ): Promise<Omit<Standing, 'document'>> {
    const search = { applicationId, turns, filter, limit: depth };
    const words = await this.index.explainWords(search, documentId);
    const legs: ExplainedLeg[] = [];
    for (const leg of retrieval.legs) {
      if (leg.name === 'lexical') legs.push(explainLeg('lexical', leg, depth, toRanking(words)));
      if (leg.name === 'semantic') legs.push(await this.meaning.explain(leg, search, documentId));
      if (leg.name === 'rerank') {
        legs.push(explainLeg('rerank', leg, RERANKED, rankingOf(leg, documentId)));
      }
    }
    const withoutVector = await this.meaning.countGaps(applicationId, documentId);
    const { places } = rankingOf({ candidates: retrieval.fused }, documentId);
    return {
      words,
      legs,
      withoutVector,
      fusedRanks: new Map(places.map(({ number, rank }) => [number, rank])),
    };
  }

  private async find(applicationId: string, id: string): Promise<DocumentSummary | null> {
    try {
      const document = await this.catalogue.get(id);
      return document.applicationId === applicationId ? document : null;
    } catch (error) {
      if (error instanceof DocumentNotFoundError) return null;
      throw error;
    }
  }
}

function toRanking({ found, passages }: WordExplanation): FullRanking {
  return { found, places: passages };
}
