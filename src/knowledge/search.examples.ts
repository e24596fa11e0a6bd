const application_id = 'app_retail_banking';

/** Bodies to try a search with. */
export const SEARCH_EXAMPLES = {
  question: {
    summary: 'A question',
    value: { query: 'How do I open an account?', application_id, top_k: 5 },
  },
  followUp: {
    summary: 'A follow-up, read in the light of the conversation',
    value: {
      messages: [
        { role: 'user', content: 'Tell me about savings accounts' },
        { role: 'assistant', content: 'They start at 2.5% APY.' },
        { role: 'user', content: 'And the minimum deposit?' },
      ],
      application_id,
    },
  },
  filtered: {
    summary: 'Among some documents only',
    value: {
      query: 'account',
      application_id,
      filter: { category: 'products', metadata: { source: { exists: false } } },
    },
  },
};

/** A body to ask for an explanation with. */
export const EXPLAIN_EXAMPLES = {
  document: {
    summary: 'A document, by its id',
    value: {
      query: 'How do I open an account?',
      application_id,
      document_id: 'doc_5f0c6d1e2b3a49788796a5b4c3d2e1f0',
    },
  },
};
