import { useStore } from '@nanostores/react';
import { page } from '../api/application.js';
import { type Conversation, type ConversationSummary } from '../api/types.js';
import { ModelBadge } from './model-badge.js';
import { ModelChoice } from './model-choice.js';
import { useModels } from './use-models.js';

interface ModelSlotProps {
  /** The one on view; null where one is about to begin, undefined where there is none, or it is not known yet. */
  conversation: ConversationSummary | null | undefined;
  /** Its replies are made otherwise from now on. */
  onChanged: (conversation: Conversation) => void;
}

/** Who answers: chosen where readers may and there is something to choose, told where they may see it. */
export function ModelSlot({ conversation, onChanged }: ModelSlotProps) {
  const models = useModels();
  const { shows } = useStore(page);
  const isChosen = shows.model_choice && models.some(({ provider }) => provider !== 'offline');
  return isChosen && conversation !== undefined ? (
    <ModelChoice key={conversation?.id} models={models} conversation={conversation} onChanged={onChanged} />
  ) : (
    <ModelBadge models={models} modelId={conversation?.config.model} />
  );
}
