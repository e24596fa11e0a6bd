import { type RefObject } from 'react';
import { ApiError, messageOf } from '../../../api/api-error.js';
import { type KnowledgeDocument, type Source } from '../../../api/types.js';
import { type Loaded, type Resource } from '../../../shared/hooks/use-resource.js';
import { isAt, type Span } from './passage-window.js';
import { PassageText } from './passage-text.js';
import { StoredQuote } from './stored-quote.js';

interface SourceDocumentProps {
  source: Source;
  loaded: Loaded<KnowledgeDocument>;
  scroller: RefObject<HTMLDivElement | null>;
}

/** Where the passage is, or why it cannot be shown in its document. */
type Found = { text: string; passage: Span } | { reason: string; retryable: boolean };

const gone = (reason: string): Found => ({ reason, retryable: false });

function locate(
  { document_version: version, start, end, quote }: Source,
  document: KnowledgeDocument,
): Found {
  const { content: text, enabled } = document;
  if (!enabled) return gone('This document has been disabled since: new replies do not use it.');
  if (version !== null && version !== document.version) {
    const versions = `it was version ${version} then and is version ${document.version} now`;
    return gone(`This document has been replaced since: ${versions}.`);
  }
  const passage = start === null || end === null ? null : { start, end };
  if (passage && isAt(text, passage, quote)) return { text, passage };
  return gone('The passage can no longer be found in this document.');
}

function explain(error: unknown): Found {
  if (error instanceof ApiError && error.status === 404) {
    return gone('This document has been deleted since: new replies do not use it.');
  }
  return { reason: `The document could not be loaded. ${messageOf(error)}`, retryable: true };
}

function find(source: Source, resource: Resource<KnowledgeDocument>): Found | null {
  switch (resource.status) {
    case 'loading':
      return null;
    case 'ready':
      return locate(source, resource.value);
    case 'failed':
      return explain(resource.error);
  }
}

/** The document of a source with the passage marked; where it is no longer as it was, what was kept of the passage. */
export function SourceDocument({ source, loaded, scroller }: SourceDocumentProps) {
  const found = find(source, loaded.resource);
  if (found === null) return <p role="status">Loading the document…</p>;
  return 'passage' in found ? (
    <PassageText key={source.number} text={found.text} passage={found.passage} scroller={scroller} />
  ) : (
    <StoredQuote quote={source.quote} reason={found.reason} onRetry={found.retryable ? loaded.retry : null} />
  );
}
