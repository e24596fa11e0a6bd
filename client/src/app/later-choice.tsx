import { useStore } from '@nanostores/react';
import { useRef, useState } from 'react';
import { page } from '../api/application.js';
import { messageOf } from '../api/api-error.js';
import { configureConversation } from '../api/configure-conversation.js';
import { type Conversation } from '../api/types.js';
import { useAttempt } from '../shared/hooks/use-attempt.js';
import { models as modelStore } from '../shared/page/choice-store.js';
import { changeOf, choiceOf, isGone, isNamed, type ReplyChoice } from '../shared/page/reply-choice.js';
import { choiceDialogTexts } from '../shared/texts/en/choice-dialog.js';
import { ChoiceDialog } from './choice-dialog.js';
import { ModelOptions } from './model-options.js';

interface LaterChoiceProps {
  conversation: Pick<Conversation, 'id' | 'config'>;
  onChanged: (conversation: Conversation) => void;
  onClose: () => void;
}

/** How the replies of a conversation that has begun are made from the next one on. */
export function LaterChoice({ conversation: { id, config }, onChanged, onClose }: LaterChoiceProps) {
  const t = useStore(choiceDialogTexts);
  const models = useStore(modelStore);
  const usual = useStore(page);
  const { problem, attempt } = useAttempt(messageOf);
  /** What was chosen here, which the conversation follows. */
  const [chosen, setChosen] = useState<ReplyChoice | null>(null);
  const changes = useRef<Promise<void>>(Promise.resolve());
  const choice = chosen ?? choiceOf(config, models, usual);
  const named = models.filter(isNamed);
  const { model } = config;

  const choose = (next: ReplyChoice) => {
    setChosen(next);
    const change = changeOf(choice, next, models, usual);
    const keep = async () => {
      onChanged(await configureConversation(id, change));
    };
    // One after the other: the last word holds.
    changes.current = changes.current.then(async () => {
      if (!(await attempt(t.notChanged, keep))) setChosen(null);
    });
  };

  return (
    <ChoiceDialog
      hint={t.hintHere}
      models={
        <>
          {!named.some((other) => other.id === model) && (
            <option value={model}>{isGone(model, models) ? t.gone({ model }) : model}</option>
          )}
          <ModelOptions models={named} />
        </>
      }
      problem={problem ?? (isGone(choice.model ?? model, models) ? t.goneHint({ model }) : null)}
      choice={choice}
      onChoose={choose}
      onClose={onClose}
    />
  );
}
