import { type TraceLeg } from '../../../api/types.js';

interface LegWords {
  title: string;
  /** Within a sentence. */
  short: string;
  hint: string;
}

/** What the ways of looking are called before a person who never saw them. */
export const legWords: Record<TraceLeg['name'], LegWords> = {
  lexical: {
    title: 'By words',
    short: 'by words',
    hint: 'Passages that have the words above, the rarer ones first of all (BM25).',
  },
  rewritten: {
    title: 'By the words of the rewritten question',
    short: 'by the rewritten question',
    hint: 'The same, for the question as the model put it.',
  },
  semantic: {
    title: 'By meaning',
    short: 'by meaning',
    hint: 'Passages whose meaning is close to that of the question (embeddings).',
  },
  rerank: {
    title: 'By a second look',
    short: 'by a second look',
    hint: 'A model compared the question with each of the best passages (reranking).',
  },
};
