import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { type IndexExplanation, KnowledgeReader } from '../index/knowledge-reader.js';
import { type Leg } from '../index/ranking/leg.js';
import { type WordExplanation } from '../index/words/word-search.js';
import { type Answerability } from './answerability.js';
import { explainLeg, type ExplainedLeg, type FullRanking, rankingOf } from './explained-leg.js';
import { type Explanation, type Standing } from './explanation.js';
import { QuestionVectors } from './question-vectors.js';
import { tellReason } from './reason.js';
import { type Ordered, RERANKED, Reranking } from './reranking.js';
import { type RetrievalRequest, Retriever } from './retriever.js';

/** Says why a search finds a document, or does not. */
@Injectable()
export class Explainer {
  constructor(
    private readonly retriever: Retriever,
    private readonly reader: KnowledgeReader,
    private readonly reranking: Reranking,
    private readonly meanings: QuestionVectors,
  ) {}

  /** Searches as a search with this request does, and looks on from there. */
  async explain(
    request: RetrievalRequest,
    documentId: string,
  ): Promise<{ explanation: Explanation; language: Language }> {
    const { topK, signal } = request;
    const reading = { topK, reread: this.reranking.depthFor(request.turns) };
    const asked = await this.retriever.ask(request, (search) =>
      this.reader.explain(search, reading, documentId, signal),
    );
    const ordered = await this.reranking.order(request, asked);
    const standing = this.standingOf(asked.answer, ordered, asked.answerability);
    const id = standing.document?.id;
    const place =
      [...new Set(ordered.fused.map((each) => each.documentId))].findIndex((each) => each === id) + 1;
    const found = place > 0 && place <= topK;
    const reason = tellReason(standing, place === 0 ? null : place, topK);
    const explanation = { ...standing, found, rank: found ? place : null, reason };
    return { explanation, language: asked.answer.ranking.language };
  }

  private standingOf(
    index: IndexExplanation,
    { legs, fused }: Ordered,
    answerability: Answerability,
  ): Standing {
    const { document, words, withoutVector } = index;
    const { places } = rankingOf({ candidates: fused }, document?.id ?? '');
    return {
      document,
      words,
      legs: legs.flatMap((leg) => explain(leg, index)),
      withoutVector: this.meanings.isConfigured ? withoutVector : null,
      answerability,
      weights: index.ranking.weights,
      fusedPlaces: new Map(places.map(({ number, rank, score }) => [number, { rank, score }])),
    };
  }
}

/** Of a question that a model put, nothing is told: it is looked for by its words, as the other is. */
function explain(leg: Leg, { ranking, words, vectors, document }: IndexExplanation): ExplainedLeg[] {
  switch (leg.name) {
    case 'lexical':
      return [explainLeg('lexical', leg, ranking.depth, toRanking(words))];
    case 'semantic':
      return [explainLeg('semantic', leg, ranking.depth, vectors ?? { found: 0, places: [] })];
    case 'rerank':
      return [explainLeg('rerank', leg, RERANKED, rankingOf(leg, document?.id ?? ''))];
    case 'rewritten':
      return [];
  }
}

function toRanking({ found, passages }: WordExplanation): FullRanking {
  return { found, places: passages };
}
