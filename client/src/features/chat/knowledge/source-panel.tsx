import { useStore } from '@nanostores/react';
import { useRef } from 'react';
import { getDocument } from '../../../api/get-document.js';
import { type CitationPlace, type Source } from '../../../api/types.js';
import { useResource } from '../../../shared/hooks/use-resource.js';
import { IconButton } from '../../../shared/ui/icon-button.js';
import { SidePanel } from '../../../shared/ui/side-panel.js';
import { DocumentFacts } from './document-facts.js';
import { blocksFrom } from './passage-window.js';
import { SourceDocument } from './source-document.js';
import { knowledgeTexts } from '../../../shared/texts/en/knowledge.js';

interface SourcePanelProps {
  /** In the order in which they are stepped through. */
  sources: readonly Source[];
  source: Source;
  /** What was pressed, or the first citation of the source; absent where the reply does not cite it. */
  place: CitationPlace | undefined;
  onStep: (number: number) => void;
  onClose: () => void;
}

/** A passage that a reply was given, in its document. */
export function SourcePanel({ sources, source, place, onStep, onClose }: SourcePanelProps) {
  const t = useStore(knowledgeTexts);
  const body = useRef<HTMLDivElement>(null);
  const from = blocksFrom(source.start ?? 0);
  const loaded = useResource(`${source.document_id} ${from}`, (_, signal) =>
    getDocument(source.document_id, from, signal),
  );
  const document = loaded.resource.status === 'ready' ? loaded.resource.value : null;
  // A document's first heading often is its title again.
  const headings = (place ?? source).headings.filter((heading) => heading !== source.title);
  const position = sources.indexOf(source);
  const step = (by: number) => () => {
    const next = sources.at((position + by) % sources.length);
    if (next) onStep(next.number);
  };

  return (
    <SidePanel
      kicker={
        sources.length > 1
          ? t.sourceOf({ number: `${source.number}`, position: position + 1, count: sources.length })
          : t.source({ number: `${source.number}` })
      }
      title={source.title}
      facts={<DocumentFacts headings={headings} document={document} />}
      body={body}
      onClose={onClose}
      controls={
        sources.length > 1 && (
          <>
            <IconButton icon="chevronLeft" label={t.previous} onClick={step(-1)} />
            <IconButton icon="chevronRight" label={t.next} onClick={step(1)} />
          </>
        )
      }
    >
      <p role="status" className="visually-hidden">
        {t.sourceNamed({ number: `${source.number}`, title: source.title })}
      </p>
      <SourceDocument
        source={source}
        sentence={place ?? source.sentence ?? null}
        loaded={loaded}
        scroller={body}
      />
    </SidePanel>
  );
}
