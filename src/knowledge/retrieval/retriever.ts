import { Injectable } from '@nestjs/common';
import { ApplicationManager } from '../../applications/application-manager.js';
import { conversationOf } from '../../common/knowledge-owner.js';
import { type SearchFilter } from '../documents/search-filter.js';
import { nearnessOf, weightsInForce } from '../index/fusion/learned.js';
import { type Leg } from '../index/ranking/leg.js';
import { type IndexSearch, type Ranking } from '../index/ranking/ranking.js';
import { type Turn } from '../index/words/query-builder.js';
import { type Answerability, judgeAnswer } from './answerability.js';
import { type Meaning, QuestionVectors } from './question-vectors.js';

/** What to look for. */
export interface RetrievalRequest {
  applicationId: string;
  /** The conversation; its last user turn is what is asked. */
  turns: readonly Turn[];
  filter: SearchFilter;
  /** The question as a model would put it, without the conversation; undefined where that came to nothing. */
  rewritten?: Promise<string | undefined> | undefined;
  topK: number;
  /** Gives the search up: it rejects with the signal's reason. */
  signal: AbortSignal;
}

/** What was asked of the index, and what it came to with the failures of the models. */
export interface Asked<Answer> {
  answer: Answer;
  /** The question as a model put it. */
  rewritten: string | undefined;
  /** Those of the answer, and that of a model that failed. */
  legs: readonly Leg[];
  /** How likely it is that what was found answers the question. */
  answerability: Answerability;
  /** From which on the application has passages handed to a model. */
  threshold: number;
}

/** Asks the index, with what models make of the question: these are asked before, so that one call to the index is all. */
@Injectable()
export class Retriever {
  constructor(
    private readonly meanings: QuestionVectors,
    private readonly applications: ApplicationManager,
  ) {}

  async ask<Answer extends { ranking: Ranking }>(
    request: RetrievalRequest,
    inquire: (search: IndexSearch) => Promise<Answer>,
  ): Promise<Asked<Answer>> {
    const { applicationId, turns, filter, signal } = request;
    for (;;) {
      const [rewritten, meaning, { searchWeights, answerThreshold }] = await Promise.all([
        request.rewritten,
        this.meanings.of(applicationId, turns, signal),
        this.applications.getSettings(applicationId),
      ]);
      signal.throwIfAborted();
      const vector = meaning?.vector;
      const weights = weightsInForce(searchWeights, meaning?.learned ?? null);
      const answer = await inquire({ applicationId, turns, filter, rewritten, vector, weights });
      // Another model's vectors took the place of those that the question was embedded for.
      if (answer.ranking.isVectorOutdated) continue;
      return {
        answer,
        rewritten,
        legs: withMeaning(answer.ranking.legs, meaning),
        answerability: judge(applicationId, answer.ranking, meaning),
        threshold: answerThreshold,
      };
    }
  }
}

/**
 * Where nobody knows how near is near, what an application knows is handed over all the same. A conversation's files are
 * judged by their words then: something in them is always nearest, and would take places from what the application knows.
 */
function judge(owner: string, ranking: Ranking, meaning: Meaning | undefined): Answerability {
  const nearness = nearnessOf(meaning?.learned ?? null);
  const isByWords = !nearness && conversationOf(owner) !== undefined;
  const legs = isByWords ? ranking.legs.filter(({ name }) => name !== 'semantic') : ranking.legs;
  return judgeAnswer({ ...ranking, legs }, nearness);
}

/** A search by meaning takes as long as its two halves, and failed where the first did. */
function withMeaning(legs: readonly Leg[], meaning: Meaning | undefined): readonly Leg[] {
  if (!meaning) return legs;
  const { error, tookMs } = meaning;
  if (error !== null) return [...legs, { name: 'semantic', tookMs, error, candidates: [], weight: 0 }];
  return legs.map((leg) => (leg.name === 'semantic' ? { ...leg, tookMs: leg.tookMs + tookMs } : leg));
}
