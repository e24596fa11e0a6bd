/**
 * Watches a server from outside, as a process of its own: reads paced replies and asks for `/health` every few
 * milliseconds. A server whose event loop stands still shows it in both. Reads an order as JSON from standard input
 * and prints the report as JSON to standard output. What happens before every reply is under way does not count.
 */
import { HttpClient } from '../http-client.ts';
import { type WatchOrder, type WatchReport } from './watch.ts';

const HEALTH_EVERY_MS = 5;

/** Follows one reply; every event counts from when `begin` says so. */
async function follow(
  order: WatchOrder,
  conversationId: string,
  onEvent: (gapMs: number) => void,
): Promise<void> {
  const response = await fetch(`${order.url}/v1/conversations/${conversationId}/messages/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'hello' }),
  });
  if (!response.ok || !response.body) throw new Error(`a stream was answered ${response.status}`);
  let last: number | undefined;
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    if (!part.includes('"text-delta"')) continue;
    const now = performance.now();
    if (last !== undefined) onEvent(now - last);
    last = now;
  }
}

async function watch(order: WatchOrder): Promise<WatchReport> {
  const client = new HttpClient(order.url);
  const report: WatchReport = { healthMs: [], gapsMs: [] };
  let counts = false;
  const config = { model: `openai:${order.model}` };
  const conversations = await Promise.all(
    Array.from({ length: order.streams }, () =>
      client.post<{ id: string }>('/v1/conversations', { application_id: 'watched', config }),
    ),
  );
  let underWay = 0;
  const { promise: started, resolve: start, reject: fail } = Promise.withResolvers<undefined>();
  for (const { id } of conversations) {
    let isFirst = true;
    follow(order, id, (gap) => {
      if (counts) report.gapsMs.push(gap);
      if (isFirst && ++underWay === order.streams) start(undefined);
      isFirst = false;
    }).catch(fail);
  }
  await started;
  counts = true;
  const asking = setInterval(() => {
    const askedAt = performance.now();
    client.get('/health').then(() => {
      if (counts) report.healthMs.push(performance.now() - askedAt);
    }, fail);
  }, HEALTH_EVERY_MS);
  await new Promise((resolve) => setTimeout(resolve, order.seconds * 1_000));
  counts = false;
  clearInterval(asking);
  return report;
}

let input = '';
for await (const part of process.stdin.setEncoding('utf8')) input += String(part);
process.stdout.write(JSON.stringify(await watch(JSON.parse(input) as WatchOrder)), () => process.exit(0));
