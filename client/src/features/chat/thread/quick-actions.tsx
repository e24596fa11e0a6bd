import { useStore } from '@nanostores/react';
import { Icon } from '../../../shared/ui/icon.js';
import { threadTexts } from '../../../shared/texts/en/thread.js';
import styles from './quick-actions.module.css';

const QUESTIONS = [
  'Tell me about savings accounts',
  'What are checking account features?',
  'How do I open an account?',
  'Check my account balance',
] as const;

interface QuickActionsProps {
  disabled: boolean;
  onAsk: (question: string) => void;
}

export function QuickActions({ disabled, onAsk }: QuickActionsProps) {
  const t = useStore(threadTexts);
  return (
    <ul className={styles.actions} aria-label={t.commonQuestions}>
      {QUESTIONS.map((question) => (
        <li key={question}>
          <button
            type="button"
            className={styles.action}
            disabled={disabled}
            onClick={() => {
              onAsk(question);
            }}
          >
            {question}
            <Icon name="arrowUp" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
