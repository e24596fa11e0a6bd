import { useStore } from '@nanostores/react';
import { Icon } from '../../../shared/ui/icon.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import styles from './quick-actions.module.css';

interface QuickActionsProps {
  questions: readonly string[];
  disabled: boolean;
  onAsk: (question: string) => void;
}

export function QuickActions({ questions, disabled, onAsk }: QuickActionsProps) {
  const t = useStore(threadTexts);
  if (questions.length === 0) return null;
  return (
    <ul className={styles.actions} aria-label={t.commonQuestions}>
      {questions.map((question) => (
        <li key={question}>
          <button
            type="button"
            className={styles.action}
            disabled={disabled}
            onClick={() => {
              onAsk(question);
            }}
          >
            <span dir="auto">{question}</span>
            <Icon name="arrowUp" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
