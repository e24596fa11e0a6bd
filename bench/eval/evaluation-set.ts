import { type Grades } from './metrics.ts';

export interface SetDocument {
  id: string;
  title: string;
  text: string;
}

export interface SetTurn {
  role: 'user' | 'assistant';
  content: string;
}

export interface SetQuery {
  id: string;
  /** The last is the user's question. */
  turns: readonly SetTurn[];
  /** The question as somebody would ask it who has not said anything before. */
  rewrite: string | undefined;
  /** Empty for a question that the documents do not answer. */
  relevant: Grades;
}

/** Documents and questions about them, with what answers each. */
export interface EvaluationSet {
  name: string;
  description: string | undefined;
  /** Of the application that gets the documents; the server's default where it is not named. */
  language: string | undefined;
  /** How many documents to rank. */
  topK: number;
  /** Goes with every search as it is. */
  filter: object | undefined;
  documents: readonly SetDocument[];
  queries: readonly SetQuery[];
}

/** The user's last turn. */
export function questionOf(query: SetQuery): string {
  return query.turns.at(-1)?.content ?? '';
}

export function isFollowUp(query: SetQuery): boolean {
  return query.turns.length > 1;
}

/**
 * Takes documents of one key for one, the first, with the best of their grades: nobody can rank the same text twice,
 * and the platform stores it once.
 */
export function mergeDocuments(set: EvaluationSet, keyOf: (document: SetDocument) => string): EvaluationSet {
  const kept = new Map<string, SetDocument>();
  const keptId = new Map<string, string>();
  for (const document of set.documents) {
    const key = keyOf(document);
    const first = kept.get(key) ?? document;
    kept.set(key, first);
    keptId.set(document.id, first.id);
  }
  const queries = set.queries.map((query) => {
    const relevant = new Map<string, number>();
    for (const [id, grade] of query.relevant) {
      const target = keptId.get(id) ?? id;
      relevant.set(target, Math.max(grade, relevant.get(target) ?? 0));
    }
    return { ...query, relevant };
  });
  return { ...set, documents: [...kept.values()], queries };
}
