/**
 * Asks for replies at a steady rate: the process behind flood.ts. Its order is the first line of standard input, JSON;
 * it begins with the second, and writes what it saw to standard output.
 */
import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type Flood, type FloodReport } from './flood.ts';

/** How many conversations are begun at a time. */
const WIDTH = 8;

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function post(url: string, body: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    httpRequest(url, { method: 'POST', agent, headers }, resolve)
      .on('error', reject)
      .end(JSON.stringify(body));
  });
}

/** Each reply has a conversation of its own, begun before. */
async function createConversations(order: Flood, count: number): Promise<string[]> {
  const ids: string[] = [];
  const config = { model: `openai:${order.model}` };
  const worker = async (): Promise<void> => {
    while (ids.length < count) {
      const response = await post(`${order.url}/v1/conversations`, { application_id: 'bench', config });
      const body = await text(response);
      if (response.statusCode === 201) ids.push((JSON.parse(body) as { id: string }).id);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return ids;
}

async function ask(order: Flood, id: string, report: FloodReport): Promise<void> {
  const startedAt = performance.now();
  const response = await post(`${order.url}/v1/conversations/${id}/messages/stream`, { content: 'hello' });
  if (response.statusCode === 503) {
    await text(response);
    report.refusedMs.push(performance.now() - startedAt);
    return;
  }
  let firstReadAt = 0;
  let lastReadAt = 0;
  let all = '';
  for await (const part of response.setEncoding('utf8')) {
    if (!String(part).includes('"delta"')) continue;
    lastReadAt = performance.now();
    firstReadAt ||= lastReadAt;
    all += String(part);
  }
  const sentAt = [...all.matchAll(/\b(\d{13}) /g)].map(([, at]) => Number(at));
  const [first, last] = [sentAt[0], sentAt.at(-1)];
  if (first === undefined || last === undefined || first === last) report.failed += 1;
  else report.replies.push({ sentMs: last - first, readMs: lastReadAt - firstReadAt });
}

async function carryOut(order: Flood): Promise<FloodReport> {
  const report: FloodReport = { replies: [], refusedMs: [], failed: 0 };
  const count = Math.round(order.perSecond * order.seconds);
  const ids = await createConversations(order, count);
  process.stderr.write('ready\n');
  await lines.next();
  const startedAt = performance.now();
  const asked: Promise<void>[] = [];
  while (asked.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) / 1_000) * order.perSecond));
    while (asked.length < due) {
      const id = ids[asked.length] ?? '';
      asked.push(ask(order, id, report).catch(() => void (report.failed += 1)));
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(asked);
  return report;
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { value: order } = await lines.next();
process.stdout.write(JSON.stringify(await carryOut(JSON.parse(String(order)) as Flood)));
process.exit(0);
