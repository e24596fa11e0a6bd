import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpClient } from '../http-client.ts';

const POLL_MS = 500;
const PAGE = 100;

interface Page {
  data: { id: string; state?: string; progress?: object | null; failure?: object | null }[];
  next_cursor: string | null;
}

/** Returns when nothing is left to do with any document of an application. @throws when one could not be ingested. */
export async function waitUntilIngested(client: HttpClient, application: string): Promise<void> {
  let cursor = '';
  for (;;) {
    const page = await client.get<Page>(
      `/v1/knowledge/documents?application_id=${encodeURIComponent(application)}&limit=${PAGE}${cursor}`,
    );
    const failed = page.data.find(({ state }) => state === 'failed');
    if (failed) throw new Error(`${failed.id} was not ingested: ${JSON.stringify(failed.failure)}`);
    const isBusy = page.data.some(
      ({ state, progress }) => (state ?? 'ready') !== 'ready' || (progress ?? null) !== null,
    );
    if (isBusy) {
      await sleep(POLL_MS);
      continue;
    }
    if (page.next_cursor === null) return;
    cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`;
  }
}
