import { useStore } from '@nanostores/react';
import { type EmbeddingsStatus } from '../../../api/types.js';
import { formatMoment } from '../../../shared/lib/calendar.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import styles from './index-state.module.css';

/** How many passages can be found by their meaning, and what keeps the rest from it. */
export function EmbeddingState({ status }: { status: EmbeddingsStatus }) {
  const t = useStore(libraryTexts);
  const { passages, generations, last_error: failure } = status;
  return (
    <section>
      <h2>{t.meaning}</h2>
      <p>{status.model === null ? t.noModel : t.model({ model: status.model })}</p>
      {failure && (
        <p role="alert" className={styles.problem}>
          {t.embeddingFailed({
            reason: failure.detail,
            moment: formatMoment(new Date(failure.retry_at), new Date()),
          })}
        </p>
      )}
      <ul className={styles.generations}>
        {generations.map((generation) => (
          <li key={generation.model}>
            <p>
              <strong>{generation.model}</strong>, {t[generation.state]}
            </p>
            <p className={styles.hint}>{t.vectors({ count: generation.embedded, all: passages })}</p>
            <progress
              className={styles.bar}
              aria-label={generation.model}
              max={Math.max(1, passages)}
              value={generation.embedded}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
