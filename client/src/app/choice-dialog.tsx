import { useStore } from '@nanostores/react';
import { useId } from 'react';
import { useModal } from '../shared/hooks/use-modal.js';
import { choose, models as modelStore, replyChoice } from '../shared/page/choice-store.js';
import { CREATIVITIES, isNamed, LENGTHS } from '../shared/page/reply-choice.js';
import { choiceDialogTexts } from '../shared/texts/en/choice-dialog.js';
import { IconButton } from '../shared/ui/icon-button.js';
import { ChoiceGroup } from './choice-group.js';
import dialog from './shortcuts-dialog.module.css';
import styles from './choice-dialog.module.css';

/** Which model answers, how freely and at what length, for new conversations. What is chosen holds at once. */
export function ChoiceDialog({ onClose }: { onClose: () => void }) {
  const t = useStore(choiceDialogTexts);
  const models = useStore(modelStore).filter(isNamed);
  const choice = useStore(replyChoice);
  const modal = useModal(onClose);
  const titleId = useId();
  const byDefault = models.find((model) => model.default)?.id ?? '';
  return (
    <dialog {...modal} className={dialog.dialog} aria-labelledby={titleId}>
      <div className={dialog.header}>
        <h2 id={titleId}>{t.title}</h2>
        <IconButton icon="close" label={t.close} onClick={onClose} />
      </div>
      <p className={styles.hint}>{t.hint}</p>
      <label className={styles.field}>
        <span className={styles.label}>{t.model}</span>
        <select
          className={styles.select}
          value={models.some(({ id }) => id === choice.model) ? (choice.model ?? '') : ''}
          onChange={(event) => {
            choose({ ...choice, model: event.target.value || null });
          }}
        >
          <option value="">{t.usual({ model: byDefault })}</option>
          {models.map(({ id }) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </label>
      <ChoiceGroup
        label={t.creativity}
        options={CREATIVITIES.map((value) => ({ value, label: t[value], hint: t[`${value}Hint`] }))}
        value={choice.creativity}
        onChange={(creativity) => {
          choose({ ...choice, creativity });
        }}
      />
      <ChoiceGroup
        label={t.length}
        options={LENGTHS.map((value) => ({ value, label: t[value], hint: t[`${value}Hint`] }))}
        value={choice.length}
        onChange={(length) => {
          choose({ ...choice, length });
        }}
      />
    </dialog>
  );
}
