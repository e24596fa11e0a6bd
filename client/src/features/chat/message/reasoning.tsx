import { useStore } from '@nanostores/react';
import { messageTexts } from '../../../shared/texts/en/message.js';
import styles from './reasoning.module.css';

/** What a model thought on its way to the reply, folded away. */
export function Reasoning({ text }: { text: string }) {
  const t = useStore(messageTexts);
  if (text === '') return null;
  return (
    <details className={styles.reasoning}>
      <summary>{t.reasoning}</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}
