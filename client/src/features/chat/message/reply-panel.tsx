import { SourcePanel } from '../knowledge/source-panel.js';
import { type SortedSources } from '../sources.js';
import { TracePanel } from '../trace/trace-panel.js';

/** What is looked at beside a reply: one of its sources, or how they were found. */
export type OpenPanel = { kind: 'source'; number: number } | { kind: 'trace' };

interface ReplyPanelProps {
  panel: OpenPanel | null;
  runId: string | undefined;
  sources: SortedSources;
  onChange: (panel: OpenPanel | null) => void;
}

export function ReplyPanel({ panel, runId, sources, onChange }: ReplyPanelProps) {
  const onClose = () => {
    onChange(null);
  };
  const onOpen = (number: number) => {
    onChange({ kind: 'source', number });
  };
  if (panel?.kind === 'trace' && runId !== undefined) {
    return <TracePanel runId={runId} onOpen={onOpen} onClose={onClose} />;
  }
  if (panel?.kind !== 'source') return null;

  const ordered = [...sources.cited, ...sources.uncited];
  const source = ordered.find(({ number }) => number === panel.number);
  return source && <SourcePanel sources={ordered} source={source} onStep={onOpen} onClose={onClose} />;
}
