import { useStore } from '@nanostores/react';
import { useId, useState } from 'react';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { Button } from '../../../shared/ui/button.js';
import styles from './question.module.css';

export function QuestionForm({ onAsk }: { onAsk: (question: string) => void }) {
  const t = useStore(libraryTexts);
  const [text, setText] = useState('');
  const id = useId();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onAsk(text.trim());
      }}
    >
      <label htmlFor={id} className={styles.label}>
        {t.question}
      </label>
      <input
        id={id}
        className={styles.field}
        dir="auto"
        required
        maxLength={10_000}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit" variant="primary">
        {t.ask}
      </Button>
    </form>
  );
}
