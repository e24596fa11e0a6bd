import { useStore } from '@nanostores/react';
import { useEffect } from 'react';
import { type Model } from '../api/types.js';
import { models, readModels } from '../shared/page/choice-store.js';

/** The models the server has; none while they are not known. */
export function useModels(): readonly Model[] {
  useEffect(() => {
    // The badge that shows the model is not worth an error: it stays away.
    readModels().catch(() => undefined);
  }, []);
  return useStore(models);
}
