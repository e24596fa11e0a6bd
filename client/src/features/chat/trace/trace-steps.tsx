import { type Source, type Trace } from '../../../api/types.js';
import { FusedOrder } from './fused-order.js';
import { givenOf } from './given.js';
import { GivenPassages } from './given-passages.js';
import { LegRanking } from './leg-ranking.js';
import { LookedFor } from './looked-for.js';
import styles from './trace.module.css';

export interface TraceStepsProps {
  trace: Trace;
  /** The passages that the reply was given. */
  sources: readonly Source[];
  /** Opens one of them. */
  onOpen: (number: number) => void;
}

/** The steps of a retrieval in their order, each told in a sentence and shown in full. */
export function TraceSteps({ trace, sources, onOpen }: TraceStepsProps) {
  const given = givenOf(trace, sources);
  return (
    <>
      <LookedFor query={trace.query} />
      <section>
        <h3>2. How the passages ranked</h3>
        {trace.legs.length === 0 && <p className={styles.hint}>Nothing was ranked.</p>}
        {trace.legs.map((leg) => (
          <LegRanking key={leg.name} leg={leg} given={given} />
        ))}
      </section>
      <FusedOrder trace={trace} given={given} />
      <GivenPassages trace={trace} given={given} onOpen={onOpen} />
    </>
  );
}
