import { type Trace, type TraceCandidate } from '../../../api/types.js';
import { legWords } from './leg-words.js';
import { RankingTable } from './ranking-table.js';
import styles from './trace.module.css';

interface FusedOrderProps {
  trace: Trace;
  numbers: ReadonlyMap<string, number>;
}

/** The order that the rankings came to together, and for each passage its place in each of them. */
export function FusedOrder({ trace: { legs, fused }, numbers }: FusedOrderProps) {
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
          ? 'A passage that stands high in several rankings goes before one that does so in one.'
          : 'There was one ranking, so its order stands.'}
      </p>
      {fused.length === 0 && <p>Nothing was found.</p>}
      <RankingTable
        caption="The order that came of it"
        candidates={fused}
        numbers={numbers}
        {...(several && { remark: places })}
      />
    </section>
  );
}
