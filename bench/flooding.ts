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

const WORDS =
  'account savings interest deposit transfer branch mortgage credit limit statement fee charge card'.split(
    ' ',
  );

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function post(url: string, body: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    httpRequest(url, { method: 'POST', agent, headers }, resolve)
      .on('error', reject)
      .end(JSON.stringify(body));
  });
}

/** About two pages, of words that questions ask for. */
function someText(seed: number): string {
  return Array.from(
    { length: 400 },
    (_, index) => WORDS[(seed * 31 + index * (7 + (seed % 5))) % WORDS.length],
  ).join(' ');
}

let documents = 0;

/** @returns the status that it was answered with. */
async function addDocument(order: Flood): Promise<number> {
  const number = (documents += 1);
  const content = `${someText(number)} ${process.pid}-${number}`;
  const document = { application_id: 'bench', title: `Text ${number}`, category: 'bench', content };
  const response = await post(`${order.url}/v1/knowledge/documents`, document);
  await text(response);
  return response.statusCode ?? 0;
}

/** Each reply has a conversation of its own, begun before. */
async function createConversations(order: Flood, count: number): Promise<string[]> {
  const ids: string[] = [];
  const config = { model: `openai:${order.model}`, enable_rag: order.withKnowledge === true };
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

async function add(order: Flood, report: FloodReport): Promise<void> {
  const startedAt = performance.now();
  const status = await addDocument(order);
  if (status === 503) report.refusedMs.push(performance.now() - startedAt);
  else if (status !== 201) report.failed += 1;
}

async function ask(order: Flood, id: string, report: FloodReport): Promise<void> {
  const startedAt = performance.now();
  const response = await post(`${order.url}/v1/conversations/${id}/messages/stream`, {
    content: order.withKnowledge ? 'What fee is on a savings account, and what on a transfer?' : 'hello',
  });
  if (response.statusCode === 503) {
    await text(response);
    report.refusedMs.push(performance.now() - startedAt);
    return;
  }
  let firstReadAt = 0;
  let lastReadAt = 0;
  let lateMs = 0;
  let all = '';
  for await (const part of response.setEncoding('utf8')) {
    if (!String(part).includes('"delta"')) continue;
    lastReadAt = performance.now();
    firstReadAt ||= lastReadAt;
    all += String(part);
    // What has waited longest comes first.
    const oldest = /\b(\d{13}) /.exec(String(part))?.[1];
    if (oldest !== undefined) lateMs = Math.max(lateMs, Date.now() - Number(oldest));
  }
  const sentAt = [...all.matchAll(/\b(\d{13}) /g)].map(([, at]) => Number(at));
  const [first, last] = [sentAt[0], sentAt.at(-1)];
  if (first === undefined || last === undefined || first === last) report.failed += 1;
  else report.replies.push({ sentMs: last - first, readMs: lastReadAt - firstReadAt, lateMs });
}

async function carryOut(order: Flood): Promise<FloodReport> {
  const report: FloodReport = { replies: [], refusedMs: [], failed: 0 };
  const count = Math.round(order.perSecond * order.seconds);
  const ids = await createConversations(order, count);
  if (order.withKnowledge) while (documents < 300) await addDocument(order);
  process.stderr.write('ready\n');
  await lines.next();
  const startedAt = performance.now();
  const asked: Promise<void>[] = [];
  while (asked.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) / 1_000) * order.perSecond));
    while (asked.length < due) {
      const id = ids[asked.length] ?? '';
      const isText = order.withKnowledge === true && asked.length % 10 === 9;
      const done = isText ? add(order, report) : ask(order, id, report);
      asked.push(done.catch(() => void (report.failed += 1)));
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
