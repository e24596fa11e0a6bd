import { useStore } from '@nanostores/react';
import { type ReactNode } from 'react';
import { CREATIVITIES, LENGTHS, type ReplyChoice } from '../shared/page/reply-choice.js';
import { choiceDialogTexts } from '../shared/texts/en/choice-dialog.js';
import { TitledDialog } from '../shared/ui/titled-dialog.js';
import { ChoiceGroup } from './choice-group.js';
import styles from './choice-dialog.module.css';

interface ChoiceDialogProps {
  /** What it holds for. */
  hint: string;
  /** The models to choose from, as options. */
  models: ReactNode;
  /** Why the last choice does not hold, or what stands in the way of the next reply. */
  problem: string | null;
  choice: ReplyChoice;
  onChoose: (choice: ReplyChoice) => void;
  onClose: () => void;
}

/** Which model answers, how freely and at what length. What is chosen holds at once. */
export function ChoiceDialog({ hint, models, problem, choice, onChoose, onClose }: ChoiceDialogProps) {
  const t = useStore(choiceDialogTexts);
  return (
    <TitledDialog title={t.title} onClose={onClose}>
      <p className={styles.hint}>{hint}</p>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <label className={styles.field}>
        <span className={styles.label}>{t.model}</span>
        <select
          className={styles.select}
          value={choice.model ?? ''}
          onChange={(event) => {
            onChoose({ ...choice, model: event.target.value || null });
          }}
        >
          {models}
        </select>
      </label>
      <ChoiceGroup
        label={t.creativity}
        options={CREATIVITIES.map((value) => ({ value, label: t[value], hint: t[`${value}Hint`] }))}
        value={choice.creativity}
        onChange={(creativity) => {
          onChoose({ ...choice, creativity });
        }}
      />
      <ChoiceGroup
        label={t.length}
        options={LENGTHS.map((value) => ({ value, label: t[value], hint: t[`${value}Hint`] }))}
        value={choice.length}
        onChange={(length) => {
          onChoose({ ...choice, length });
        }}
      />
    </TitledDialog>
  );
}
