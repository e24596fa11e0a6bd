import { join } from 'node:path';
import { HttpClient } from '../http-client.ts';
import { openOwnDatabase } from '../own-database.ts';
import { ANY_CORE, PinnedProcess } from '../processes.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'main.js');

/** Without a model, the rest of its settings would be refused. */
export const NO_EMBEDDINGS = { EMBEDDING_MODEL: '', EMBEDDING_BASE_URL: '', EMBEDDING_API_KEY: '' };

/** Runs a server with an empty database while the work goes on. */
export async function withServer<T>(
  environment: NodeJS.ProcessEnv,
  work: (client: HttpClient) => Promise<T>,
): Promise<T> {
  const database = await openOwnDatabase(process.env.DATABASE_URL);
  const server = await PinnedProcess.listen(ANY_CORE, SERVER, {
    // It is to answer everything, however busy the machine is.
    MAX_EVENT_LOOP_DELAY_MS: '0',
    ...environment,
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: database.url,
  });
  const client = new HttpClient(server.url);
  try {
    return await work(client);
  } finally {
    client.close();
    await server.end();
    await database.remove();
  }
}
