import { useRef } from 'react';
import { getDocument } from '../../../api/get-document.js';
import { type Source } from '../../../api/types.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { SidePanel } from '../../../shared/ui/side-panel.js';
import { DocumentFacts } from './document-facts.js';
import { SourceDocument } from './source-document.js';

interface SourcePanelProps {
  /** In the order in which they are stepped through. */
  sources: readonly Source[];
  source: Source;
  onStep: (number: number) => void;
  onClose: () => void;
}

/** A passage that a reply was given, in its document. */
export function SourcePanel({ sources, source, onStep, onClose }: SourcePanelProps) {
  const body = useRef<HTMLDivElement>(null);
  const loaded = useResource(source.document_id, getDocument);
  const document = loaded.resource.status === 'ready' ? loaded.resource.value : null;
  // A document's first heading often is its title again.
  const headings = source.headings.filter((heading) => heading !== source.title);
  const position = sources.indexOf(source);
  const step = (by: number) => () => {
    const next = sources.at((position + by) % sources.length);
    if (next) onStep(next.number);
  };
  const count = sources.length > 1 ? ` · ${position + 1} of ${sources.length}` : '';

  return (
    <SidePanel
      kicker={`Source ${source.number}${count}`}
      title={source.title}
      facts={<DocumentFacts headings={headings} document={document} />}
      body={body}
      onClose={onClose}
      controls={
        sources.length > 1 && (
          <>
            <IconButton icon="chevronLeft" label="Previous source" onClick={step(-1)} />
            <IconButton icon="chevronRight" label="Next source" onClick={step(1)} />
          </>
        )
      }
    >
      <p role="status" className="visually-hidden">
        {`Source ${source.number}: ${source.title}`}
      </p>
      <SourceDocument source={source} loaded={loaded} scroller={body} />
    </SidePanel>
  );
}
