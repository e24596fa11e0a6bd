import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { type TraceCandidate } from '../../../api/types.js';
import { Button } from '../../../shared/ui/button.js';
import { nameOf } from '../sources.js';
import { type Given } from './given.js';
import { traceTexts } from '../../../shared/texts/en/trace.js';
import { formatNumber } from '../../../shared/texts/fill.js';
import styles from './trace.module.css';

/** How many places are shown until the others are asked for. */
const FIRST_PLACES = 5;

interface RankingTableProps {
  caption: string;
  candidates: readonly TraceCandidate[];
  given: readonly Given[];
  /** What else is to be said of a place. */
  remark?: (candidate: TraceCandidate) => string;
}

export function RankingTable({ caption, candidates, given, remark }: RankingTableProps) {
  const t = useStore(traceTexts);
  const [all, setAll] = useState(false);
  if (candidates.length === 0) return null;
  const more = candidates.length - FIRST_PLACES;
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            <th scope="col">{t.passage}</th>
            <th scope="col">{t.score}</th>
            <th scope="col">{t.givenAs}</th>
          </tr>
        </thead>
        <tbody>
          {candidates.slice(0, all ? undefined : FIRST_PLACES).map((candidate) => {
            const own = given.find(({ passageId }) => passageId === candidate.passage_id);
            return (
              <tr key={candidate.passage_id} title={candidate.passage_id}>
                <td>{candidate.rank}</td>
                <td>
                  <bdi>{nameOf(candidate)}</bdi>
                  {remark && <span className={styles.remark}>{remark(candidate)}</span>}
                </td>
                <td>{formatNumber(candidate.score, { maximumSignificantDigits: 3 })}</td>
                <td>{own ? `[${own.number}]` : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more > 0 && (
        <Button
          className={styles.all}
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? t.firstPlaces : t.showMore(more)}
        </Button>
      )}
    </>
  );
}
