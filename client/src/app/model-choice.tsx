import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { page } from '../api/application.js';
import { type Conversation, type ConversationSummary, type Model } from '../api/types.js';
import { laterDialog } from '../shared/later/later.js';
import { replyChoice } from '../shared/page/choice-store.js';
import { isGone, listedAs, usualModel } from '../shared/page/reply-choice.js';
import { appTexts } from '../shared/texts/en/app.js';
import { choiceTexts } from '../shared/texts/en/choice.js';
import { Icon } from '../shared/ui/icon.js';
import styles from './model-badge.module.css';

// Few open it, and not at once.
const FirstChoice = laterDialog(async () => (await import('./first-choice.js')).FirstChoice);
const LaterChoice = laterDialog(async () => (await import('./later-choice.js')).LaterChoice);

interface ModelChoiceProps {
  models: readonly Model[];
  /** The conversation that it is chosen for; null for those that begin from now on. */
  conversation: ConversationSummary | null;
  onChanged: (conversation: Conversation) => void;
}

/** How replies are made: says it, and has it chosen. */
export function ModelChoice({ models, conversation, onChanged }: ModelChoiceProps) {
  const t = useStore(choiceTexts);
  const { modelGone } = useStore(appTexts);
  const first = useStore(replyChoice);
  const [open, setOpen] = useState(false);
  const byDefault = usualModel(models, useStore(page)) ?? '';
  const firstModel = models.some(({ id }) => id === first.model) ? first.model : byDefault;
  const model = conversation?.config.model ?? firstModel ?? byDefault;
  const gone = isGone(model, models);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className={styles.badge}
        data-offline={listedAs(model, models)?.provider === 'offline' || undefined}
        data-gone={gone || undefined}
        aria-haspopup="dialog"
        title={t.choose}
        onClick={() => {
          setOpen(true);
        }}
      >
        <span className={styles.dot} />
        <span className="visually-hidden">{t.choose}: </span>
        <span className={styles.name}>{gone ? modelGone({ model }) : model}</span>
        <Icon name="chevronDown" size={14} />
      </button>
      {open &&
        (conversation ? (
          <LaterChoice conversation={conversation} onChanged={onChanged} onClose={close} />
        ) : (
          <FirstChoice onClose={close} />
        ))}
    </>
  );
}
