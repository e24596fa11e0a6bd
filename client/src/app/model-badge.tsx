import { type Model } from '../api/types.js';
import styles from './model-badge.module.css';

interface ModelBadgeProps {
  models: readonly Model[];
  /** The model of the conversation on view; undefined for a new one, which gets the default. */
  modelId: string | undefined;
}

/** Says who answers. The built-in assistant is no language model, and the page does not pretend that it is one. */
export function ModelBadge({ models, modelId }: ModelBadgeProps) {
  const id = modelId ?? models.find((model) => model.default)?.id;
  if (id === undefined) return null;
  const provider = models.find((model) => model.id === id)?.provider ?? id;
  return provider === 'offline' ? (
    <p
      className={styles.badge}
      data-offline
      title="No model is configured on the server: the built-in assistant answers from the knowledge base."
    >
      <span className={styles.dot} />
      <span className={styles.name}>Offline assistant — no model configured</span>
    </p>
  ) : (
    <p className={styles.badge} title={`Replies are written by ${id}`}>
      <span className={styles.dot} />
      <span className={styles.name}>{id}</span>
    </p>
  );
}
