import { useEffect, useState } from 'react';
import { listModels } from '../api/list-models.js';
import { type Model } from '../api/types.js';

/** The models the server has; none while they are not known. */
export function useModels(): readonly Model[] {
  const [models, setModels] = useState<readonly Model[]>([]);
  useEffect(() => {
    // The badge that shows the model is not worth an error: it stays away.
    listModels().then(setModels, () => undefined);
  }, []);
  return models;
}
