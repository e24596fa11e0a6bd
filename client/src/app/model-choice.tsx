import { useStore } from '@nanostores/react';
import { lazy, Suspense, useState } from 'react';
import { choiceTexts } from '../shared/texts/en/choice.js';
import { models as modelStore, replyChoice } from '../shared/page/choice-store.js';
import { Icon } from '../shared/ui/icon.js';
import styles from './model-badge.module.css';

// Few open it, and not at once.
const ChoiceDialog = lazy(async () => ({ default: (await import('./choice-dialog.js')).ChoiceDialog }));

/** How the replies of the conversation that is about to begin are made: says it, and has it chosen. */
export function ModelChoice() {
  const t = useStore(choiceTexts);
  const models = useStore(modelStore);
  const { model } = useStore(replyChoice);
  const [open, setOpen] = useState(false);
  const chosen = models.find(({ id }) => id === model) ?? models.find((candidate) => candidate.default);
  return (
    <>
      <button
        type="button"
        className={styles.badge}
        data-offline={chosen?.provider === 'offline' || undefined}
        aria-haspopup="dialog"
        title={t.choose}
        onClick={() => {
          setOpen(true);
        }}
      >
        <span className={styles.dot} />
        <span className="visually-hidden">{t.choose}: </span>
        <span className={styles.name}>{chosen?.id}</span>
        <Icon name="chevronDown" size={14} />
      </button>
      {open && (
        <Suspense>
          <ChoiceDialog
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
