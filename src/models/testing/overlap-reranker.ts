import { type RankedText, Reranker } from '../reranking/reranker.js';
import { dotProduct } from './dot-product.js';
import { hashText } from './hashing-embedding-model.js';

const DIMENSIONS = 256;

/** How much a text has in common with a query, from 0 to 1 but for accidents of hashing. */
export function overlapOf(query: string, text: string): number {
  return dotProduct(hashText(query, DIMENSIONS), hashText(text, DIMENSIONS));
}

/** A reranker for tests that needs no endpoint: the more words in common, the better. */
export class OverlapReranker extends Reranker {
  override readonly id = 'rerank:overlap';

  override async rerank(
    query: string,
    texts: readonly string[],
    topN: number,
    signal: AbortSignal,
  ): Promise<RankedText[]> {
    signal.throwIfAborted();
    const ranked = texts.map((text, index) => ({ index, score: overlapOf(query, text) }));
    ranked.sort((left, right) => right.score - left.score || left.index - right.index);
    return Promise.resolve(ranked.slice(0, Math.max(0, topN)));
  }
}
