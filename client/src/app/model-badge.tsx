import { useStore } from '@nanostores/react';
import { page } from '../api/application.js';
import { type Model } from '../api/types.js';
import { isGone, listedAs, usualModel } from '../shared/page/reply-choice.js';
import { appTexts } from '../shared/texts/en/app.js';
import styles from './model-badge.module.css';

interface ModelBadgeProps {
  models: readonly Model[];
  /** The model of the conversation on view; undefined for a new one, which gets the default. */
  modelId: string | undefined;
}

/**
 * Says who answers, where readers may see which model it is. The built-in assistant is no language model, and no page
 * pretends that it is one.
 */
export function ModelBadge({ models, modelId }: ModelBadgeProps) {
  const t = useStore(appTexts);
  const application = useStore(page);
  const id = modelId ?? usualModel(models, application);
  if (id === undefined) return null;
  const provider = listedAs(id, models)?.provider ?? id;
  if (provider === 'offline') {
    return (
      <p className={styles.badge} data-offline title={t.offlineHint}>
        <span className={styles.dot} />
        <span className={styles.name}>{t.offline}</span>
      </p>
    );
  }
  if (!application.shows.model_choice) return null;
  return (
    <p
      className={styles.badge}
      data-gone={isGone(id, models) || undefined}
      title={t.writtenBy({ model: id })}
    >
      <span className={styles.dot} />
      <span className={styles.name}>{isGone(id, models) ? t.modelGone({ model: id }) : id}</span>
    </p>
  );
}
