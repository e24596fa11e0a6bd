import { type Model } from '../api/types.js';

export function ModelOptions({ models }: { models: readonly Model[] }) {
  return models.map(({ id }) => (
    <option key={id} value={id}>
      {id}
    </option>
  ));
}
