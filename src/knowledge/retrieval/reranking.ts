import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type Reranker } from '../../models/reranking/reranker.js';
import { Rerankers } from '../../models/reranking/rerankers.js';
import { type RetrievedPassage } from '../index/hits/search-result.js';
import { type Leg } from '../index/ranking/leg.js';
import { embeddedText } from '../index/vectors/embedded-text.js';
import { type Turn } from '../index/words/query-builder.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';
import { askedText } from './asked-text.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { failureOf } from './failure-of.js';
import { type Asked, type RetrievalRequest } from './retriever.js';
import { reorder } from './reorder.js';
import { type Reread } from '../index/knowledge-reader.js';

/** So many of the best are read again: more cost time and seldom rise to the top. */
export const RERANKED = 50;

/** What was found in the order that it is to be shown in. */
export interface Ordered {
  /** Every way of looking that was gone, the new order the last of them. */
  legs: readonly Leg[];
  /** The best first. */
  fused: readonly ScoredPassage[];
}

/** Has a model read the question with the best of what was found, and say what answers it best. */
@Injectable()
export class Reranking {
  private readonly breaker: CircuitBreaker;

  constructor(
    private readonly rerankers: Rerankers,
    private readonly clock: Clock,
  ) {
    this.breaker = new CircuitBreaker(clock);
  }

  /** How many of the best passages have to be read for it; 0 where nothing is put in another order. */
  depthFor(turns: readonly Turn[]): number {
    return this.rerankers.configured && askedText(turns) !== '' ? RERANKED : 0;
  }

  /** All stays as it was where no model is configured, there is nothing to put in order, or it fails. */
  async order({ turns, signal }: RetrievalRequest, { answer, legs }: Asked<Reread>): Promise<Ordered> {
    const { fused } = answer.ranking;
    const reranker = this.rerankers.configured;
    const best = answer.best.slice(0, this.depthFor(turns));
    if (!reranker || best.length < 2) return { legs, fused };
    const leg = await this.rank(reranker, askedText(turns), best, signal);
    return { legs: [...legs, leg], fused: reorder(leg, fused) };
  }

  private async rank(
    reranker: Reranker,
    question: string,
    passages: readonly RetrievedPassage[],
    signal: AbortSignal,
  ): Promise<Leg> {
    const startedAt = this.clock.monotonic();
    const end = (error: string | null, candidates: readonly ScoredPassage[]): Leg => ({
      name: 'rerank',
      tookMs: this.clock.monotonic() - startedAt,
      error,
      candidates,
    });
    const texts = passages.map(({ document, passage }) =>
      embeddedText(document.title, passage.headings, passage.text),
    );
    try {
      const ranking = await this.breaker.run(reranker.id, signal, () =>
        reranker.rerank(question, texts, texts.length, signal),
      );
      const scored = ranking.flatMap(({ index, score }) => {
        const found = passages[index];
        return found ? [{ number: found.passage.number, documentId: found.document.id, score }] : [];
      });
      return end(null, scored);
    } catch (error) {
      signal.throwIfAborted();
      return end(failureOf(error), []);
    }
  }
}
