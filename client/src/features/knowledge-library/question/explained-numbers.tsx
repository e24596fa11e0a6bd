import { useStore } from '@nanostores/react';
import { type Explanation } from '../../../api/types.js';
import { formatNumber } from '../../../shared/texts/fill.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { percentWords } from '../../../shared/lib/size-words.js';
import styles from './question.module.css';

/** The best of them say why. */
const MOST_PASSAGES = 10;

type Leg = Explanation['legs'][number];

interface Place {
  passage_id: string;
  ordinal: number;
  rank: number | null;
  score: number | null;
  words?: string;
}

const scoreWords = (score: number | null) =>
  score === null ? '–' : formatNumber(score, { maximumSignificantDigits: 3 });

function Places({ caption, places }: { caption: string; places: readonly Place[] }) {
  const t = useStore(libraryTexts);
  const withWords = places.some(({ words }) => words !== undefined);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.place}</th>
          <th scope="col">{t.passage}</th>
          <th scope="col">{t.score}</th>
          {withWords && <th scope="col">{t.words}</th>}
        </tr>
      </thead>
      <tbody>
        {places.slice(0, MOST_PASSAGES).map((place) => (
          <tr key={place.passage_id} title={place.passage_id}>
            <td>{place.rank === null ? t.none : formatNumber(place.rank)}</td>
            <td>{t.passageNumber({ number: place.ordinal + 1 })}</td>
            <td>{scoreWords(place.score)}</td>
            {withWords && (
              <td>
                <bdi>{place.words}</bdi>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LegNumbers({ leg }: { leg: Leg }) {
  const t = useStore(libraryTexts);
  const titles = { lexical: t.byWords, semantic: t.byMeaning, rerank: t.reranked };
  const { found, depth, weight, error } = leg;
  return (
    <section>
      <h3>{titles[leg.name]}</h3>
      <p className={styles.hint}>
        {error !== null
          ? t.legFailed({ reason: error })
          : weight === null
            ? t.legHintAlone({ found })
            : t.legHint({ weight: percentWords(weight), found, depth })}
      </p>
      <Places caption={titles[leg.name]} places={leg.passages} />
    </section>
  );
}

export function ExplainedNumbers({ explanation }: { explanation: Explanation }) {
  const t = useStore(libraryTexts);
  const together = explanation.passages.map((passage): Place => ({
    ...{ passage_id: passage.passage_id, ordinal: passage.ordinal },
    ...{ rank: passage.fused_rank, score: passage.fused_score },
    words: passage.terms.map(({ term, frequency }) => `${term} × ${formatNumber(frequency)}`).join(', '),
  }));
  return (
    <div className={styles.numbers}>
      <section>
        <h3>{t.soughtWords}</h3>
        <ul className={styles.terms}>
          {explanation.terms.map(({ term, weight, typed }) => (
            <li key={`${term} ${typed ?? ''}`}>
              <bdi>{term}</bdi> {formatNumber(weight, { maximumSignificantDigits: 2 })}
              {typed !== undefined && ` ${t.standsFor({ typed })}`}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t.together}</h3>
        <Places caption={t.together} places={together} />
      </section>
      {explanation.legs.map((leg) => (
        <LegNumbers key={leg.name} leg={leg} />
      ))}
    </div>
  );
}
