import { useCallback, useState } from 'react';
import { listDocuments } from '../../../api/knowledge/list-documents.js';
import { type DocumentPage } from '../../../api/types.js';
import { useReread } from '../../../shared/hooks/use-reread.js';
import { problemOf } from '../reason-of.js';
import { ALL, type DocumentFilter, queryOf } from './document-filter.js';

export interface DocumentsControl {
  /** Undefined until it was read once. */
  page: DocumentPage | undefined;
  /** Whether it is the page that was asked for last. */
  isCurrent: boolean;
  problem: string | null;
  filter: DocumentFilter;
  setFilter: (filter: DocumentFilter) => void;
  /** 1, 2, 3 … */
  number: number;
  newer: (() => void) | null;
  older: (() => void) | null;
}

/** One page of the documents, read again with each `round`. What is on view stays while another is read. */
export function useDocuments(applicationId: string, round: number): DocumentsControl {
  const [filter, setFilter] = useState(ALL);
  /** Where the page on view begins, and those before it. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const asked = { applicationId, query: { ...queryOf(filter), ...(cursor !== undefined && { cursor }) } };
  const {
    answer: page,
    error,
    fits,
  } = useReread(asked, round, ({ applicationId: id, query }, signal) => listDocuments(id, query, signal));

  const change = useCallback((next: DocumentFilter) => {
    setCursors([]);
    setFilter(next);
  }, []);
  /** Of the page on view: of another one, what lies before and behind it is not known yet. */
  const turn = (to: readonly string[]) => () => {
    if (fits) setCursors(to);
  };

  const next = page?.next_cursor ?? null;
  return {
    ...{ page, isCurrent: fits, problem: problemOf(error) },
    ...{ filter, setFilter: change, number: cursors.length + 1 },
    newer: cursors.length === 0 ? null : turn(cursors.slice(0, -1)),
    older: next === null ? null : turn([...cursors, next]),
  };
}
