import { type Citations } from '../../../api/types.js';
import { laterDialog } from '../../../shared/later/later.js';
import { placeOf, type SortedSources } from '../sources.js';

// Most replies are read without either.
const SourcePanel = laterDialog(async () => (await import('../knowledge/source-panel.js')).SourcePanel);
const TracePanel = laterDialog(async () => (await import('../trace/trace-panel.js')).TracePanel);

/** What is looked at beside a reply: one of its sources, or how they were found. */
export type OpenPanel = { kind: 'source'; number: number; at?: number | undefined } | { kind: 'trace' };

interface ReplyPanelProps {
  panel: OpenPanel | null;
  runId: string | undefined;
  sources: SortedSources;
  citations: Citations | undefined;
  onChange: (panel: OpenPanel | null) => void;
}

export function ReplyPanel({ panel, runId, sources, citations, onChange }: ReplyPanelProps) {
  const onClose = () => {
    onChange(null);
  };
  const onOpen = (number: number) => {
    onChange({ kind: 'source', number });
  };
  const ordered = [...sources.cited, ...sources.uncited];
  const source = panel?.kind === 'source' && ordered.find(({ number }) => number === panel.number);
  return (
    <>
      {panel?.kind === 'trace' && runId !== undefined && (
        <TracePanel runId={runId} sources={ordered} onOpen={onOpen} onClose={onClose} />
      )}
      {source && (
        <SourcePanel
          sources={ordered}
          source={source}
          place={placeOf(citations, panel)}
          onStep={onOpen}
          onClose={onClose}
        />
      )}
    </>
  );
}
