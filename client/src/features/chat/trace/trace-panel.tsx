import { useStore } from '@nanostores/react';
import { useRef } from 'react';
import { ApiError, messageOf } from '../../../api/api-error.js';
import { getRetrieval } from '../../../api/get-retrieval.js';
import { type Source, type Trace } from '../../../api/types.js';
import { type Resource, useResource } from '../../../shared/hooks/use-resource.js';
import { Button } from '../../../shared/ui/button.js';
import { SidePanel } from '../../../shared/ui/side-panel.js';
import { TraceNumbers } from './trace-numbers.js';
import { TraceSteps, type TraceStepsProps } from './trace-steps.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import styles from './trace.module.css';

interface TracePanelProps {
  runId: string;
  /** The passages that the reply was given. */
  sources: readonly Source[];
  onOpen: (number: number) => void;
  onClose: () => void;
}

interface TraceContentProps extends Omit<TraceStepsProps, 'trace'> {
  resource: Resource<Trace | null>;
  onRetry: () => void;
}

function TraceContent({ resource, onRetry, ...rest }: TraceContentProps) {
  const t = useStore(traceTexts);
  const { loading, tryAgain } = useStore(commonTexts);
  switch (resource.status) {
    case 'loading':
      return <p role="status">{loading}</p>;
    case 'failed':
      if (resource.error instanceof ApiError && resource.error.status === 404) {
        return <p>{t.forked}</p>;
      }
      return (
        <div role="alert" className={styles.failure}>
          <p>{t.notLoaded({ problem: messageOf(resource.error) })}</p>
          <Button icon="retry" onClick={onRetry}>
            {tryAgain}
          </Button>
        </div>
      );
    case 'ready':
      return resource.value ? (
        <TraceSteps trace={resource.value} {...rest} />
      ) : (
        <>
          <p>{t.nothingLookedFor}</p>
          <TraceNumbers runId={rest.runId} trace={null} given={[]} />
        </>
      );
  }
}

/** How the passages of a reply were found, from the question to the citation, for a person who never saw it. */
export function TracePanel({ runId, sources, onOpen, onClose }: TracePanelProps) {
  const t = useStore(traceTexts);
  const body = useRef<HTMLDivElement>(null);
  const { resource, retry } = useResource(runId, getRetrieval);
  return (
    <SidePanel kicker={t.kicker} title={t.title} body={body} onClose={onClose}>
      <div className={styles.steps}>
        <TraceContent runId={runId} resource={resource} sources={sources} onOpen={onOpen} onRetry={retry} />
      </div>
    </SidePanel>
  );
}
