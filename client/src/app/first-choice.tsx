import { useStore } from '@nanostores/react';
import { page } from '../api/application.js';
import { choose, models as modelStore, replyChoice } from '../shared/page/choice-store.js';
import { isNamed, usualModel } from '../shared/page/reply-choice.js';
import { choiceDialogTexts } from '../shared/texts/en/choice-dialog.js';
import { ChoiceDialog } from './choice-dialog.js';
import { ModelOptions } from './model-options.js';

/** How the replies of conversations are made that begin from now on. */
export function FirstChoice({ onClose }: { onClose: () => void }) {
  const t = useStore(choiceDialogTexts);
  const models = useStore(modelStore);
  const choice = useStore(replyChoice);
  const named = models.filter(isNamed);
  const byDefault = usualModel(models, useStore(page)) ?? '';
  const isThere = named.some(({ id }) => id === choice.model);
  return (
    <ChoiceDialog
      hint={t.hint}
      models={
        <>
          <option value="">{t.usual({ model: byDefault })}</option>
          <ModelOptions models={named} />
        </>
      }
      problem={null}
      choice={isThere ? choice : { ...choice, model: null }}
      onChoose={choose}
      onClose={onClose}
    />
  );
}
