import { type DocumentSummary } from '../../../api/types.js';

/** A file of a conversation as the server tells of it. */
export function aFile(id: string, facts: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    ...{ id, title: id, category: 'uploads', application_id: 'app', conversation_id: 'conv_1' },
    ...{ created_at: '2026-01-31T09:30:00.000Z', updated_at: '2026-01-31T09:30:00.000Z' },
    ...{ state: 'ready', failure: null, warnings: [], progress: null, enabled: true, version: 1 },
    ...{ media_type: 'text/markdown', file_name: `${id}.md`, content_hash: '', metadata: {} },
    ...{ characters: 10, passage_count: 1 },
    ...facts,
  };
}
