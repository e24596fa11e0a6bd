import { bodyOf, http } from './http-client.js';
import { type Manifest } from './types.js';

/** Where the manifest is, for who wants to read it as it is. */
export function manifestPath(runId: string): string {
  return `/v1/runs/${encodeURIComponent(runId)}/manifest`;
}

/** Exactly what a run sent to the model; null while it waits. */
export async function getManifest(runId: string, signal?: AbortSignal): Promise<Manifest | null> {
  const answer = await http.GET('/v1/runs/{run_id}/manifest', {
    params: { path: { run_id: runId } },
    ...(signal && { signal }),
  });
  return bodyOf(answer).manifest;
}
