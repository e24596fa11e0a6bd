import { type Trace } from '../../../api/types.js';
import { FusedOrder } from './fused-order.js';
import { GivenPassages } from './given-passages.js';
import { LegRanking } from './leg-ranking.js';
import { LookedFor } from './looked-for.js';
import styles from './trace.module.css';

/** The steps of a retrieval in their order, each told in a sentence and shown in full. */
export function TraceSteps({ trace, onOpen }: { trace: Trace; onOpen: (number: number) => void }) {
  const { legs, injected } = trace;
  const numbers = new Map(injected.map(({ passage_id, number }) => [passage_id, number]));
  return (
    <>
      <LookedFor query={trace.query} />
      <section>
        <h3>2. How the passages ranked</h3>
        {legs.length === 0 && <p className={styles.hint}>Nothing was ranked.</p>}
        {legs.map((leg) => (
          <LegRanking key={leg.name} leg={leg} numbers={numbers} />
        ))}
      </section>
      <FusedOrder trace={trace} numbers={numbers} />
      <GivenPassages trace={trace} onOpen={onOpen} />
    </>
  );
}
