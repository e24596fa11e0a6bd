import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { type Reranker } from '../../models/reranking/reranker.js';
import { Rerankers } from '../../models/reranking/rerankers.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { embeddedText } from '../index/vectors/embedded-text.js';
import { PassagesRepository } from '../documents/passages/passages.repository.js';
import { askedText } from './asked-text.js';
import { type Leg, type LegRequest } from './candidate.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { runLeg } from './run-leg.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';

/** So many of the best are read again: more cost time and seldom rise to the top. */
export const RERANKED = 50;

/** Has a model read the question with the best of what was found, and say what answers it best. */
@Injectable()
export class RerankLeg {
  private readonly breaker: CircuitBreaker;

  constructor(
    private readonly rerankers: Rerankers,
    private readonly passages: PassagesRepository,
    private readonly documents: DocumentsRepository,
    private readonly clock: Clock,
  ) {
    this.breaker = new CircuitBreaker(clock);
  }

  /** @returns undefined where no model is configured, or there is nothing to put in order. */
  async search(request: LegRequest, found: readonly ScoredPassage[]): Promise<Leg | undefined> {
    const reranker = this.rerankers.configured;
    const question = askedText(request.turns);
    if (!reranker || question === '' || found.length < 2) return undefined;
    return runLeg('rerank', this.clock, () => this.rank(reranker, request.applicationId, question, found));
  }

  private async rank(
    reranker: Reranker,
    applicationId: string,
    question: string,
    found: readonly ScoredPassage[],
  ): Promise<ScoredPassage[]> {
    const texts = await this.read(applicationId, found.slice(0, RERANKED));
    const { signal } = new AbortController();
    const ranking = await this.breaker.run(reranker.id, () =>
      reranker.rerank(
        question,
        texts.map(({ text }) => text),
        texts.length,
        signal,
      ),
    );
    return ranking.flatMap(({ index, score }) => {
      const candidate = texts[index]?.candidate;
      return candidate ? [{ ...candidate, score }] : [];
    });
  }

  /** Those that can still be found: no other text leaves the house. */
  private async read(
    applicationId: string,
    candidates: readonly ScoredPassage[],
  ): Promise<{ candidate: ScoredPassage; text: string }[]> {
    const passages = await this.passages.findAll(
      applicationId,
      candidates.map(({ number }) => number),
    );
    const ids = new Set(candidates.map(({ documentId }) => documentId));
    const documents = await this.documents.findFindable(applicationId, [...ids]);
    return candidates.flatMap((candidate) => {
      const passage = passages.get(candidate.number);
      const document = documents.get(candidate.documentId);
      if (!passage || !document) return [];
      return [{ candidate, text: embeddedText(document.title, passage.headings, passage.text) }];
    });
  }
}
