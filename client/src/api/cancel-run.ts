import { http } from './http-client.js';

/** Stops a reply; its followers, this page among them, receive its end through the stream. */
export async function cancelRun(runId: string): Promise<void> {
  await http.POST('/v1/runs/{run_id}/cancel', { params: { path: { run_id: runId } } });
}
