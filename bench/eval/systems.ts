import { type Corpus } from './corpus.ts';
import { type EvaluationSet, questionOf, type SetQuery } from './evaluation-set.ts';
import { SeedSearch } from './seed-search.ts';

/** Something that ranks documents for a query; several are compared. */
export interface System {
  name: string;
  /** @returns ids of the set's documents, the best first. */
  rank(query: SetQuery): Promise<string[]> | string[];
}

/** In this process, without HTTP: its latency compares with nothing. */
export function seedSystem(set: EvaluationSet): System {
  const search = new SeedSearch(set.documents);
  return { name: "the seed's", rank: (query) => search.search(questionOf(query), set.topK) };
}

/** The last user turn alone. */
export function lastTurnSystem(corpus: Corpus, name = 'last turn'): System {
  return { name, rank: (query) => corpus.search({ query: questionOf(query) }) };
}

/** The whole conversation. */
export function historySystem(corpus: Corpus, name = 'history'): System {
  return { name, rank: (query) => corpus.search({ messages: query.turns }) };
}

/** The question as a person rewrote it: what understanding the conversation could bring. */
export function rewriteSystem(corpus: Corpus): System {
  return {
    name: 'rewritten by hand',
    rank: (query) => corpus.search({ query: query.rewrite ?? questionOf(query) }),
  };
}
