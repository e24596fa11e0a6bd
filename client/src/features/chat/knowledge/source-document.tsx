import { useStore } from '@nanostores/react';
import { type RefObject } from 'react';
import { ApiError, messageOf } from '../../../api/api-error.js';
import { type KnowledgeDocument, type Source } from '../../../api/types.js';
import { type Loaded, type Resource } from '../../../shared/hooks/use-resource.js';
import { isAt, type Span } from './passage-window.js';
import { PassageText } from './passage-text.js';
import { StoredQuote } from './stored-quote.js';
import { knowledgeTexts } from '../../../shared/texts/en/knowledge.js';

interface SourceDocumentProps {
  source: Source;
  /** What of it is cited; null where that is not known. */
  sentence: Span | null;
  loaded: Loaded<KnowledgeDocument>;
  scroller: RefObject<HTMLDivElement | null>;
}

/** Where the passage is, or why it cannot be shown in its document. */
type Found = { document: KnowledgeDocument; passage: Span } | { reason: string; retryable: boolean };

const gone = (reason: string): Found => ({ reason, retryable: false });

function locate(
  { document_version: version, start, end, quote }: Source,
  document: KnowledgeDocument,
): Found {
  const t = knowledgeTexts.get();
  const { content: text, enabled } = document;
  if (!enabled) return gone(t.disabled);
  if (version !== null && version !== document.version) {
    return gone(t.replaced({ then: `${version}`, now: `${document.version}` }));
  }
  const passage = start === null || end === null ? null : { start, end };
  if (passage && isAt(text, passage, quote)) return { document, passage };
  return gone(t.notFound);
}

function explain(error: unknown): Found {
  const t = knowledgeTexts.get();
  if (error instanceof ApiError && error.status === 404) {
    return gone(t.deleted);
  }
  return { reason: t.notLoaded({ problem: messageOf(error) }), retryable: true };
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
export function SourceDocument({ source, sentence, loaded, scroller }: SourceDocumentProps) {
  const t = useStore(knowledgeTexts);
  const found = find(source, loaded.resource);
  if (found === null) return <p role="status">{t.loading}</p>;
  return 'passage' in found ? (
    <PassageText
      key={source.number}
      document={found.document}
      passage={found.passage}
      sentence={sentence}
      scroller={scroller}
    />
  ) : (
    <StoredQuote quote={source.quote} reason={found.reason} onRetry={found.retryable ? loaded.retry : null} />
  );
}
