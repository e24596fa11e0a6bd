import { useStore } from '@nanostores/react';
import { type TraceLeg } from '../../../api/types.js';
import { Icon } from '../../../shared/ui/icon.js';
import { type Given } from './given.js';
import { RankingTable } from './ranking-table.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import styles from './trace.module.css';

interface LegRankingProps {
  leg: TraceLeg;
  given: readonly Given[];
}

/** One way of looking: what it came to, in what time, or why it came to nothing. */
export function LegRanking({ leg, given }: LegRankingProps) {
  const t = useStore(traceTexts);
  const title = t[`${leg.name}Title`];
  return (
    <div className={styles.group}>
      <h4>
        {title}{' '}
        <span className={styles.time}>
          {leg.took_ms < 1 ? t.underMs : t.ms({ ms: Math.round(leg.took_ms) })}
        </span>
      </h4>
      <p className={styles.hint}>{t[`${leg.name}Hint`]}</p>
      {leg.error !== null && (
        <p className={styles.error}>
          <Icon name="alert" size={16} />
          <span>{t.legFailed({ error: leg.error })}</span>
        </p>
      )}
      {leg.error === null && leg.candidates.length === 0 && <p>{t.noPassageFits}</p>}
      <RankingTable caption={title} candidates={leg.candidates} given={given} />
    </div>
  );
}
