/**
 * The generator of load, a process of its own. Reads one order as JSON from standard input, carries it out, and
 * writes what it saw as JSON to standard output.
 */
import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { type Order, type Report } from './order.ts';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function post(url: string, body: object): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    httpRequest(url, { method: 'POST', agent, headers }, resolve)
      .on('error', reject)
      .end(JSON.stringify(body));
  });
}

async function createConversation(order: Order): Promise<string> {
  const config = { model: `openai:${order.model}` };
  const response = await post(`${order.url}/v1/conversations`, { application_id: 'bench', config });
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += String(part);
  return (JSON.parse(text) as { id: string }).id;
}

/** Reads one reply; counts tokens by the space that ends each, without parsing what needs no parsing. */
async function readReply(order: Order, target: string, report: Report): Promise<void> {
  const response = await post(target, {
    content: 'hello',
    ...(order.kind === 'relay' && { model: order.model }),
  });
  if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
  let rest = '';
  let first = true;
  for await (const part of response.setEncoding('utf8')) {
    const text = rest + String(part);
    const end = text.lastIndexOf('\n\n');
    rest = end === -1 ? text : text.slice(end);
    if (end === -1) continue;
    for (const match of text.slice(0, end).matchAll(/"delta":"([^"]*)"/g)) {
      const delta = match[1] ?? '';
      if (first) report.firstTextMs.push(Date.now() - Number(delta.split(' ')[0]));
      first = false;
      report.tokens += delta.split(' ').length - 1;
    }
  }
  report.messages += 1;
}

async function carryOut(order: Order): Promise<Report> {
  const report: Report = {
    messages: 0,
    tokens: 0,
    sampledTokens: -1,
    seconds: 0,
    firstTextMs: [],
    ownCpuSeconds: 0,
  };
  const conversations =
    order.kind === 'platform'
      ? await Promise.all(Array.from({ length: order.concurrency }, () => createConversation(order)))
      : [];
  process.stderr.write('ready\n');
  const startedAt = performance.now();
  setTimeout(() => {
    report.sampledTokens = report.tokens;
  }, order.sampleAfterMs).unref();
  let left = order.messages;
  const worker = async (index: number): Promise<void> => {
    const path =
      order.kind === 'platform' ? `/v1/conversations/${conversations[index] ?? ''}/messages/stream` : '/';
    while (left > 0) {
      left -= 1;
      await readReply(order, order.url + path, report);
    }
  };
  await Promise.all(Array.from({ length: order.concurrency }, (_, index) => worker(index)));
  report.seconds = (performance.now() - startedAt) / 1_000;
  if (report.sampledTokens < 0) report.sampledTokens = report.tokens;
  const { user, system } = process.cpuUsage();
  report.ownCpuSeconds = (user + system) / 1e6;
  return report;
}

let input = '';
for await (const part of process.stdin.setEncoding('utf8')) input += String(part);
process.stdout.write(JSON.stringify(await carryOut(JSON.parse(input) as Order)));
process.exit(0);
