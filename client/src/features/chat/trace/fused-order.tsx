import { useStore } from '@nanostores/react';
import { type Trace, type TraceCandidate, type TraceLeg } from '../../../api/types.js';
import { type Given } from './given.js';
import { RankingTable } from './ranking-table.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
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
  const t = useStore(traceTexts);
  const several = legs.length > 1;
  const places = ({ passage_id }: TraceCandidate) =>
    legs
      .flatMap(({ name, candidates }) =>
        candidates
          .filter((candidate) => candidate.passage_id === passage_id)
          .map(({ rank }) => `${rank} ${t[`${name}Short`]}`),
      )
      .join(' · ');
  return (
    <section>
      <h3>{t.step3}</h3>
      <p className={styles.hint}>{several ? t.severalRankings : t.oneRanking}</p>
      {fused.length === 0 && <p>{t.nothingFound}</p>}
      {!isOneOrder(legs, fused) && (
        <RankingTable
          caption={t.orderCaption}
          candidates={fused}
          given={given}
          {...(several && { remark: places })}
        />
      )}
    </section>
  );
}
