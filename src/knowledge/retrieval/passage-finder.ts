import { Injectable } from '@nestjs/common';
import { type Language } from '../../applications/languages.js';
import { type PassageOutline } from '../documents/passages/passages.repository.js';
import { TOLD_PLACES } from '../index/ranking/told-ranking.js';
import { type RetrievedPassage } from '../index/hits/search-result.js';
import { KnowledgeReader, type PassageSearchResult } from '../index/knowledge-reader.js';
import { type FusionWeights } from '../../applications/search-weights.js';
import { type Leg } from '../index/ranking/leg.js';
import { type QueryTerm } from '../index/words/query-builder.js';
import { type ScoredPassage } from '../index/words/scores.repository.js';
import { type RankedPassage } from './ranked-passage.js';
import { Reranking } from './reranking.js';
import { type Answerability, isWorthTelling } from './answerability.js';
import { type RetrievalRequest, Retriever } from './retriever.js';

/** What was looked for, and everything that was found on the way. */
export interface Retrieval {
  /** What the words were looked for in. */
  language: Language;
  terms: readonly QueryTerm[];
  /** The question as a model put it. */
  rewritten: string | undefined;
  legs: readonly Leg[];
  /** What each of them counts for. */
  weights: FusionWeights;
  /** What the legs came to together, the best first. */
  fused: readonly ScoredPassage[];
  answerability: Answerability;
  /** Below it, no passages are handed over. */
  threshold: number;
}

/** Passages to answer from, and how they were found. */
export interface FoundPassages {
  /** The best first; none where they are not likely to answer. */
  passages: RetrievedPassage[];
  retrieval: Retrieval;
  /** The first places of each way of looking. */
  legs: (Omit<Leg, 'candidates'> & { candidates: RankedPassage[] })[];
  /** The first places of all of them together. */
  fused: RankedPassage[];
}

/** Finds passages to answer from. */
@Injectable()
export class PassageFinder {
  constructor(
    private readonly retriever: Retriever,
    private readonly reader: KnowledgeReader,
    private readonly reranking: Reranking,
  ) {}

  async find(request: RetrievalRequest): Promise<FoundPassages> {
    const reading = { topK: request.topK, reread: this.reranking.depthFor(request.turns) };
    const asked = await this.retriever.ask(request, (search) =>
      this.reader.findPassages(search, reading, request.signal),
    );
    const { answer, rewritten, answerability, threshold } = asked;
    const isTold = isWorthTelling(answerability, threshold);
    // No model has to read what nobody is shown.
    const { legs, fused } = isTold
      ? await this.reranking.order(request, asked)
      : { legs: asked.legs, fused: answer.ranking.fused };
    const { language, terms, weights } = answer.ranking;
    const tell = teller(answer);
    return {
      passages: isTold ? pick(answer.best, fused.slice(0, request.topK)) : [],
      retrieval: { language, terms, rewritten, legs, weights, fused, answerability, threshold },
      legs: legs.map((leg) => ({ ...leg, candidates: tell(leg.candidates) })),
      fused: tell(fused),
    };
  }
}

/** Those of the passages that have a place, in the order of their places and with the scores of these. */
function pick(passages: readonly RetrievedPassage[], places: readonly ScoredPassage[]): RetrievedPassage[] {
  const byNumber = new Map(passages.map((each) => [each.passage.number, each]));
  return places.flatMap(({ number, score }) => {
    const found = byNumber.get(number);
    return found ? [{ ...found, score }] : [];
  });
}

/** Tells the first places of rankings, with what they are of: of what was reordered, that is among what was read. */
function teller({ best, outlines }: PassageSearchResult) {
  const known = new Map<number, PassageOutline>(outlines);
  for (const { passage, document } of best) {
    const { id: passageId, headings } = passage;
    known.set(passage.number, { passageId, documentId: document.id, title: document.title, headings });
  }
  return (ranking: readonly ScoredPassage[]): RankedPassage[] =>
    ranking.slice(0, TOLD_PLACES).flatMap(({ number, score }, index) => {
      const outline = known.get(number);
      return outline ? [{ rank: index + 1, score, ...outline }] : [];
    });
}
