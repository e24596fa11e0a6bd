import styles from './reasoning.module.css';

/** What a model thought on its way to the reply, folded away. */
export function Reasoning({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <details className={styles.reasoning}>
      <summary>Reasoning</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
