import { useStore } from '@nanostores/react';
import { page } from '../api/application.js';
import { ModelBadge } from './model-badge.js';
import { ModelChoice } from './model-choice.js';
import { useModels } from './use-models.js';

interface ModelSlotProps {
  /** A conversation is about to begin, for which it can still be chosen who answers. */
  begins: boolean;
  modelId: string | undefined;
}

/** Who answers: chosen where readers may and there is something to choose, else told. */
export function ModelSlot({ begins, modelId }: ModelSlotProps) {
  const models = useModels();
  const { shows } = useStore(page);
  const isChosen = begins && shows.model_choice && models.some(({ provider }) => provider !== 'offline');
  return isChosen ? <ModelChoice /> : <ModelBadge models={models} modelId={modelId} />;
}
