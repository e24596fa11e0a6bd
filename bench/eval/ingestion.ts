import { setTimeout as sleep } from 'node:timers/promises';

/** What is asked of a server here. */
interface Server {
  get<T>(path: string): Promise<T>;
}

const POLL_MS = 500;
/** So often in a row nothing was embedded when it is given up: two minutes, as a server pauses for up to one. */
const IDLE_POLLS = 240;
const PAGE = 100;
/** With fewer passages nothing is learned; with half as many more, it is learned again. */
const LEARNED_FROM = 20;
const LEARNED_ANEW = 1.5;

interface Page {
  data: { id: string; state?: string; progress?: object | null; failure?: object | null }[];
  next_cursor: string | null;
}

interface Embeddings {
  model: string | null;
  passages: number;
  generations: { model: string; state: string; embedded: number; learned: { passages: number } | null }[];
  last_error: object | null;
}

/** Returns when nothing is left to do with any document of an application. @throws when one could not be ingested. */
export async function waitUntilIngested(client: Server, application: string): Promise<void> {
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

/**
 * Returns when every passage of an application has a vector that searches use, and what the model is worth is learned; at once where the server embeds nothing.
 * @throws when it gets no further.
 */
export async function waitUntilEmbedded(
  client: Server,
  application: string,
  pause: () => Promise<unknown> = () => sleep(POLL_MS),
): Promise<void> {
  let [before, idle] = [-1, 0];
  for (;;) {
    const { model, passages, generations, last_error } = await client.get<Embeddings>(
      `/v1/knowledge/embeddings?application_id=${encodeURIComponent(application)}`,
    );
    const own = generations.find((generation) => generation.model === model);
    const embedded = own?.embedded ?? 0;
    const isUsed = own === undefined || own.state === 'active';
    const isLearned = passages < LEARNED_FROM || LEARNED_ANEW * (own?.learned?.passages ?? 0) >= passages;
    if (model === null || (embedded === passages && isUsed && isLearned)) return;
    idle = embedded > before ? 0 : idle + 1;
    if (idle === IDLE_POLLS) {
      throw new Error(`${embedded} of ${passages} passages were embedded: ${JSON.stringify(last_error)}`);
    }
    before = embedded;
    await pause();
  }
}
