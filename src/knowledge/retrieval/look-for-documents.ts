import { type Retrieval, type RetrievalRequest, type Retriever } from './retriever.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

/** How many passages a document that was found shows. */
export const PASSAGES_PER_DOCUMENT = 3;
/** How far it is looked at first: enough for what one way of looking ranks low to be brought up by another. */
const LEAST_DEPTH = 100;

/** What a search for documents came to. */
export interface DocumentRetrieval {
  retrieval: Retrieval;
  /** So many passages of each way of looking were considered. */
  depth: number;
  /** All documents that were found, the best first, each with its passages, the best first. */
  byDocument: ReadonlyMap<string, readonly ScoredPassage[]>;
}

/**
 * Looks as far as a search for `limit` documents does: one document may have any number of good passages, so it goes on
 * until there are documents enough.
 */
export async function lookForDocuments(
  retriever: Retriever,
  request: Omit<RetrievalRequest, 'depth'>,
  limit: number,
): Promise<DocumentRetrieval> {
  for (let depth = Math.max(LEAST_DEPTH, limit * PASSAGES_PER_DOCUMENT); ; depth *= 4) {
    const retrieval = await retriever.retrieve({ ...request, depth });
    const byDocument = Map.groupBy(retrieval.fused, ({ documentId }) => documentId);
    const isCut = retrieval.legs.some(({ candidates }) => candidates.length >= depth);
    if (byDocument.size >= limit || !isCut) return { retrieval, depth, byDocument };
  }
}
