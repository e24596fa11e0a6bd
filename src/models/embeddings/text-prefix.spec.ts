import { prefixFor } from './text-prefix.js';

describe('prefixFor', () => {
  it.each([
    ['text-embedding-3-small', '', ''],
    ['bge-m3', '', ''],
    ['all-minilm:l6-v2', '', ''],
    ['nomic-embed-text:v1.5', 'search_document: ', 'search_query: '],
    ['intfloat/multilingual-e5-large', 'passage: ', 'query: '],
    ['intfloat/e5-base-v2', 'passage: ', 'query: '],
    ['mxbai-embed-large', '', 'Represent this sentence for searching relevant passages: '],
    ['BAAI/bge-small-en-v1.5', '', 'Represent this sentence for searching relevant passages: '],
    ['embeddinggemma:300m', 'title: none | text: ', 'task: search result | query: '],
  ])('writes for %s before a document %j and before a query %j', (model, document, query) => {
    expect([prefixFor(model, 'document'), prefixFor(model, 'query')]).toEqual([document, query]);
  });

  it.each(['intfloat/multilingual-e5-large-instruct', 'Qwen/Qwen3-Embedding-0.6B'])(
    'gives %s an instruction with the query alone',
    (model) => {
      expect(prefixFor(model, 'document')).toBe('');
      expect(prefixFor(model, 'query')).toMatch(/^Instruct: .+\nQuery: $/);
    },
  );
});
