import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { type Passage } from '../../../api/types.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import styles from './passage-list.module.css';

/** A long document has thousands. */
const AT_FIRST = 30;

export function PassageList({ passages }: { passages: readonly Passage[] }) {
  const t = useStore(libraryTexts);
  const [shown, setShown] = useState(AT_FIRST);
  if (passages.length === 0) return <p className={styles.none}>{t.noPassages}</p>;
  return (
    <>
      <ol className={styles.list}>
        {passages.slice(0, shown).map((passage) => (
          <li key={passage.id} className={styles.passage}>
            <p className={styles.head}>
              <span className={styles.number}>{t.passageNumber({ number: passage.ordinal + 1 })}</span>
              {passage.headings.length > 0 && <bdi>{passage.headings.join(' › ')}</bdi>}
            </p>
            <p className={styles.text} dir="auto">
              {passage.text}
            </p>
          </li>
        ))}
      </ol>
      {passages.length > shown && (
        <Button
          onClick={() => {
            setShown(shown * 2);
          }}
        >
          {t.showMore}
        </Button>
      )}
    </>
  );
}
