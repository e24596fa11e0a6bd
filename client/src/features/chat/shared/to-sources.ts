import { type SharedMessage, type Source } from '../../../api/types.js';

/** What is shared of sources, as citations want to have them: who reads a link is not told where they are kept. */
export function toSources(sources: SharedMessage['sources']): Source[] {
  return sources.map(({ number, title, quotes }) => ({
    number,
    title,
    quote: quotes[0] ?? '',
    source_id: `${number}`,
    document_id: '',
    document_version: null,
    passage_id: '',
    headings: [],
    start: null,
    end: null,
  }));
}
