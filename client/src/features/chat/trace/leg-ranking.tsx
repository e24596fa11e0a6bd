import { type TraceLeg } from '../../../api/types.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type Given } from './given.js';
import { legWords } from './leg-words.js';
import { RankingTable } from './ranking-table.js';
import styles from './trace.module.css';

interface LegRankingProps {
  leg: TraceLeg;
  given: readonly Given[];
}

const formatTime = (tookMs: number) => (tookMs < 1 ? 'under 1 ms' : `${Math.round(tookMs)} ms`);

/** One way of looking: what it came to, in what time, or why it came to nothing. */
export function LegRanking({ leg, given }: LegRankingProps) {
  const { title, hint } = legWords[leg.name];
  return (
    <div className={styles.group}>
      <h4>
        {title} <span className={styles.time}>{formatTime(leg.took_ms)}</span>
      </h4>
      <p className={styles.hint}>{hint}</p>
      {leg.error !== null && (
        <p className={styles.error}>
          <Icon name="alert" size={16} />
          <span>This failed, and the reply did without it: {leg.error}</span>
        </p>
      )}
      {leg.error === null && leg.candidates.length === 0 && <p>No passage fits.</p>}
      <RankingTable caption={title} candidates={leg.candidates} given={given} />
    </div>
  );
}
