import { type Source, type Trace } from '../../../api/types.js';
import { givenOf } from './given.js';
import { GivenPassages } from './given-passages.js';
import { TraceNumbers } from './trace-numbers.js';
import { LookedFor } from './looked-for.js';

export interface TraceStepsProps {
  runId: string;
  trace: Trace;
  /** The passages that the reply was given. */
  sources: readonly Source[];
  /** Opens one of them. */
  onOpen: (number: number) => void;
}

/** What was looked for, what came of it, and what of that the reply cites, in the words of whoever asked. */
export function TraceSteps({ runId, trace, sources, onOpen }: TraceStepsProps) {
  const given = givenOf(trace, sources);
  return (
    <>
      <LookedFor query={trace.query} as="plain" />
      <GivenPassages trace={trace} given={given} onOpen={onOpen} />
      <TraceNumbers runId={runId} trace={trace} given={given} />
    </>
  );
}
