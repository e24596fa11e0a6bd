/**
 * What a history costs: the processor's time for a message and its reply, by how many messages came before it, against
 * one without a history in the same run.
 *
 *   npm run bench:window -- [--rounds 3]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HttpClient } from './http-client.ts';
import { openOwnDatabase } from './own-database.ts';
import { percentile } from './percentile.ts';
import { OTHER_CORE, PinnedProcess, SERVER_CORE } from './processes.ts';
import { formatTable } from './table.ts';

const MODEL = 'tokens-64-rate-0';
/** Enough for all of the longest history. */
const CONTEXT_TOKENS = 1_000_000;
const HISTORIES = [0, 10, 100, 1_000];
/** Sent behind each history, each time at the same place: a branch of its own. */
const SENDS = 60;
const CONTENT =
  'What would it cost me to have two cards replaced, and how long would both of them take? '.repeat(2);

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });

interface Sent {
  readonly id: string;
}

/** @returns how long the processor is at work for one message, in milliseconds. */
async function measure(server: PinnedProcess, client: HttpClient, history: number): Promise<number> {
  const config = { model: `openai:${MODEL}`, enable_rag: false };
  const { id } = await client.post<Sent>('/v1/conversations', { application_id: 'bench', config });
  const messages = `/v1/conversations/${id}/messages`;
  let head: string | null = null;
  for (let count = 0; count < history; count += 2)
    head = (await client.post<Sent>(messages, { content: CONTENT })).id;
  const before = await server.cpuSeconds();
  for (let count = 0; count < SENDS; count += 1)
    await client.post(messages, { content: CONTENT, parent_id: head });
  return ((await server.cpuSeconds()) - before) * (1_000 / SENDS);
}

const upstream = await PinnedProcess.listen(OTHER_CORE, join(import.meta.dirname, 'upstream.ts'), {});
const database = await openOwnDatabase();
const server = await PinnedProcess.listen(SERVER_CORE, join(import.meta.dirname, '..', 'dist', 'main.js'), {
  PORT: '0',
  MAX_EVENT_LOOP_DELAY_MS: '0',
  DATABASE_URL: database.url,
  OPENAI_BASE_URL: `${upstream.url}/v1`,
  MODEL_CONTEXT_TOKENS: `${MODEL}=${CONTEXT_TOKENS}`,
});
const client = new HttpClient(server.url);
try {
  // The first replies compile the code.
  await measure(server, client, 200);
  const costs = new Map(HISTORIES.map((history): [number, number[]] => [history, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const history of HISTORIES) costs.get(history)?.push(await measure(server, client, history));
  }
  const median = (history: number): number => percentile(costs.get(history) ?? [], 0.5);
  const rows = HISTORIES.map((history) => [
    String(history),
    median(history).toFixed(2),
    (median(history) / median(0)).toFixed(2),
  ]);
  console.log(formatTable(['messages before', 'ms of the processor', 'to none'], rows));
} finally {
  client.close();
  await server.end();
  await upstream.end();
  await database.remove();
}
