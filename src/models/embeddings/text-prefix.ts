import { type EmbeddingPurpose } from './embedding-model.js';

type Prefixes = Readonly<Record<EmbeddingPurpose, string>>;

const SEARCH_SENTENCE = 'Represent this sentence for searching relevant passages: ';

/** What open models were trained to see before a text, as their cards say. Others are given the text alone. */
const PREFIXES: readonly (readonly [RegExp, Prefixes])[] = [
  [
    /e5.*instruct/i,
    { document: '', query: toInstruction('Given a question, retrieve passages that answer it') },
  ],
  [/(?:^|[-/])e5[-:]|multilingual-e5/i, { document: 'passage: ', query: 'query: ' }],
  [/nomic-embed-text/i, { document: 'search_document: ', query: 'search_query: ' }],
  [
    /bge-(?:small|base|large)-en|mxbai-embed|snowflake-arctic-embed/i,
    { document: '', query: SEARCH_SENTENCE },
  ],
  [
    /qwen3-embedding/i,
    { document: '', query: toInstruction('Given a question, retrieve passages that answer it') },
  ],
  [/embeddinggemma/i, { document: 'title: none | text: ', query: 'task: search result | query: ' }],
];

/** @param model the name it has at the endpoint. */
export function prefixFor(model: string, purpose: EmbeddingPurpose): string {
  return PREFIXES.find(([pattern]) => pattern.test(model))?.[1][purpose] ?? '';
}

function toInstruction(task: string): string {
  return `Instruct: ${task}\nQuery: `;
}
