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
  const ordered = [...sources.cited, ...sources.uncited];
  if (panel?.kind === 'trace' && runId !== undefined) {
    return <TracePanel runId={runId} sources={ordered} onOpen={onOpen} onClose={onClose} />;
  }
  const source = panel?.kind === 'source' && ordered.find(({ number }) => number === panel.number);
  if (!source) return null;
  return <SourcePanel sources={ordered} source={source} onStep={onOpen} onClose={onClose} />;
}
