import { useStore } from '@nanostores/react';
import { type EmbeddingsStatus } from '../../../api/types.js';
import { formatMoment } from '../../../shared/lib/calendar.js';
import { formatNumber } from '../../../shared/texts/fill.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { percentWords } from '../../../shared/lib/size-words.js';
import styles from './index-state.module.css';

const meanWords = (value: number) => formatNumber(value, { maximumFractionDigits: 2 });

/** How much words and meaning count for, and who says so. */
export function WeightsState({ status }: { status: EmbeddingsStatus }) {
  const t = useStore(libraryTexts);
  const { lexical, semantic, from } = status.weights;
  const sum = lexical + semantic;
  const sources = { settings: t.weightsSettings, learned: t.weightsLearned, default: t.weightsDefault };
  const learned = status.generations.find(({ state }) => state === 'active')?.learned;
  return (
    <section>
      <h2>{t.weights}</h2>
      <p>
        {t.weightsOf({ words: percentWords(lexical / sum), meaning: percentWords(semantic / sum) })}{' '}
        {sources[from]}
      </p>
      {learned && (
        <details className={styles.details}>
          <summary>{t.numbers}</summary>
          <p className={styles.hint}>
            {t.learnedHow({
              questions: learned.questions,
              words: meanWords(learned.found_by_words),
              meaning: meanWords(learned.found_by_meaning),
              moment: formatMoment(new Date(learned.learned_at), new Date()),
            })}
          </p>
        </details>
      )}
    </section>
  );
}
