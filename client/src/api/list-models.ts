import { bodyOf, http } from './http-client.js';
import { type Model } from './types.js';

export async function listModels(): Promise<Model[]> {
  return bodyOf(await http.GET('/v1/models')).data;
}
