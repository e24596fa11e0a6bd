import { type Trace, type TraceCandidate, type TraceLeg } from '../../../api/types.js';
import { type Given } from './given.js';
import { legWords } from './leg-words.js';
import { RankingTable } from './ranking-table.js';
import styles from './trace.module.css';

interface FusedOrderProps {
  trace: Trace;
  given: readonly Given[];
}

/** Whether there is nothing to fuse: one ranking, which has been shown. */
function isOneOrder(legs: readonly TraceLeg[], fused: readonly TraceCandidate[]): boolean {
  const [only] = legs;
  return (
    legs.length === 1 &&
    fused.every(({ passage_id }, place) => passage_id === only?.candidates[place]?.passage_id)
  );
}

/** The order that the rankings came to together, and for each passage its place in each of them. */
export function FusedOrder({ trace: { legs, fused }, given }: FusedOrderProps) {
  const several = legs.length > 1;
  const places = ({ passage_id }: TraceCandidate) =>
    legs
      .flatMap(({ name, candidates }) =>
        candidates
          .filter((candidate) => candidate.passage_id === passage_id)
          .map(({ rank }) => `${rank} ${legWords[name].short}`),
      )
      .join(' · ');
  return (
    <section>
      <h3>3. The order that came of it</h3>
      <p className={styles.hint}>
        {several
          ? 'What each ranking makes of a passage is added up, by the weights of the rankings.'
          : 'There was one ranking, so its order stands.'}
      </p>
      {fused.length === 0 && <p>Nothing was found.</p>}
      {!isOneOrder(legs, fused) && (
        <RankingTable
          caption="The order that came of it"
          candidates={fused}
          given={given}
          {...(several && { remark: places })}
        />
      )}
    </section>
  );
}
