import { useCallback, useEffect, useState } from 'react';
import { listDocuments } from '../../../api/knowledge/list-documents.js';
import { type DocumentPage } from '../../../api/types.js';
import { reasonOf } from '../reason-of.js';
import { ALL, type DocumentFilter, queryOf } from './document-filter.js';

interface Listed {
  /** Undefined until it was read once. */
  page: DocumentPage | undefined;
  problem: string | null;
}

export interface DocumentsControl extends Listed {
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
  const [listed, setListed] = useState<Listed>({ page: undefined, problem: null });
  const cursor = cursors.at(-1);

  useEffect(() => {
    const controller = new AbortController();
    const asked = { ...queryOf(filter), ...(cursor !== undefined && { cursor }) };
    listDocuments(applicationId, asked, controller.signal).then(
      (page) => {
        setListed({ page, problem: null });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setListed(({ page }) => ({ page, problem: reasonOf(error) }));
      },
    );
    return () => {
      controller.abort();
    };
  }, [applicationId, filter, cursor, round]);

  const change = useCallback((next: DocumentFilter) => {
    setCursors([]);
    setFilter(next);
  }, []);

  const next = listed.page?.next_cursor ?? null;
  return {
    ...listed,
    ...{ filter, setFilter: change, number: cursors.length + 1 },
    newer:
      cursors.length === 0
        ? null
        : () => {
            setCursors(cursors.slice(0, -1));
          },
    older:
      next === null
        ? null
        : () => {
            setCursors([...cursors, next]);
          },
  };
}
