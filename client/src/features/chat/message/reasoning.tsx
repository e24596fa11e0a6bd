import styles from './reasoning.module.css';

/** What a model thought on its way to the reply, folded away. Only live: it is not kept with the message. */
export function Reasoning({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <details className={styles.reasoning}>
      <summary>Reasoning</summary>
      <p>{text}</p>
    </details>
  );
}
