import { bodyOf, http } from './http-client.js';
import { type Trace } from './types.js';

/** How the passages of a run were found; null where nothing was looked for. */
export async function getRetrieval(runId: string, signal?: AbortSignal): Promise<Trace | null> {
  const answer = await http.GET('/v1/runs/{run_id}/retrieval', {
    params: { path: { run_id: runId } },
    ...(signal && { signal }),
  });
  return bodyOf(answer).retrieval;
}
