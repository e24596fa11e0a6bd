import { type DocumentQuery } from '../../../api/knowledge/list-documents.js';

export const STATES = ['any', 'pending', 'processing', 'ready', 'failed', 'disabled'] as const;

/** What of the documents is to be seen. */
export interface DocumentFilter {
  text: string;
  category: string;
  state: (typeof STATES)[number];
}

export const ALL: DocumentFilter = { text: '', category: '', state: 'any' };

/** The same as the API is asked for it. */
export function queryOf({ text, category, state }: DocumentFilter): DocumentQuery {
  return {
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(category.trim() !== '' && { category: category.trim() }),
    ...(state === 'disabled' ? { enabled: false } : state === 'any' ? {} : { state }),
  };
}

/** Whether everything is to be seen, whatever was typed and taken back. */
export function isAll(filter: DocumentFilter): boolean {
  return Object.keys(queryOf(filter)).length === 0;
}
