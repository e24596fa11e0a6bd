/**
 * What becomes of replies that are being made when three times as much is asked for as one core carries, and of what is
 * asked for then. In the same run: with the admission on, and without it.
 *
 *   npm run bench:shed -- [--seconds 10] [--times 3] [--crowd 2]
 *
 * Whoever asks, and the model, have a core as well, and would be at their end before the server is. Others therefore take
 * all that they can of the server's core: beside two of them it has a third of it.
 *
 * First it is measured what one reply costs, and how much of its core a process is given. A part of what that carries is then under way when the flood begins: those
 * are the running streams whose pace is told, as the time in which the model sent a reply over the time in which it was read,
 * and by how much the latest of their tokens was read after it was sent. Each reply of the flood searches by words first, and
 * each tenth request of it adds a document.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Flood, Flooding, type FloodReport } from './flood.ts';
import { percentile } from './percentile.ts';
import { OTHER_CORE, PinnedProcess, SERVER_CORE } from './processes.ts';
import { formatTable } from './table.ts';

/** Five seconds of twenty tokens. */
const MODEL = 'tokens-100-rate-20-stamped';
const STREAM_SECONDS = 5;
/** Long enough to be under way before, during and after the flood. */
const RUNNING_RATE = 20;
/** What is under way when the flood begins, as a share of what a core carries. */
const RUNNING_SHARE = 0.5;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    times: { type: 'string', default: '3' },
    crowd: { type: 'string', default: '2' },
  },
});
const seconds = Number(values.seconds);
const times = Number(values.times);

async function withPlatform<T>(
  upstream: string,
  maxDelayMs: string,
  work: (server: PinnedProcess) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'platform-shed-'));
  const server = await PinnedProcess.listen(SERVER_CORE, join(import.meta.dirname, '..', 'dist', 'main.js'), {
    PORT: '0',
    DATABASE_URL: `sqlite:${folder}/platform.db`,
    OPENAI_BASE_URL: `${upstream}/v1`,
    MAX_EVENT_LOOP_DELAY_MS: maxDelayMs,
  });
  try {
    await warmUp(server);
    return await work(server);
  } finally {
    await server.end();
    await rm(folder, { recursive: true });
  }
}

/** The first replies compile the code. */
async function warmUp(server: PinnedProcess): Promise<void> {
  await flood({ url: server.url, model: 'tokens-64-rate-0', perSecond: 100, seconds: 10 });
}

/** Takes all it can, for as long as whoever began it is there. */
const OTHER = 'const parent = process.ppid; while (process.ppid === parent);';

/** @returns what ends them. */
function crowd(count: number): () => void {
  const others = Array.from({ length: count }, () =>
    spawn('taskset', ['-c', String(SERVER_CORE), process.execPath, '-e', OTHER]),
  );
  return () => {
    for (const other of others) other.kill('SIGKILL');
  };
}

/** How much of its core a process gets that takes all it can. */
async function shareOfCore(): Promise<number> {
  const program = `const end = performance.now() + 3000; while (performance.now() < end);
    const { user, system } = process.cpuUsage(); console.log((user + system) / 1e6 / 3);`;
  const child = spawn('taskset', ['-c', String(SERVER_CORE), process.execPath, '-e', program]);
  const output: string[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
  await once(child, 'close');
  return Math.min(1, Number(output.join('')));
}

/** Replies that one core can begin in a second: what one costs where more is asked for, as a busy core joins more at a time. */
async function carriedPerSecond(server: PinnedProcess): Promise<number> {
  const order = { url: server.url, model: MODEL, perSecond: 150, seconds: 8, withKnowledge: true };
  const flooding = await Flooding.prepare(order);
  const before = await server.cpuSeconds();
  const { replies } = await flooding.begin();
  return replies.length / ((await server.cpuSeconds()) - before);
}

async function flood(order: Flood): Promise<FloodReport> {
  return (await Flooding.prepare(order)).begin();
}

interface Outcome {
  running: FloodReport;
  flooded: FloodReport;
}

async function overload(server: PinnedProcess, carried: number): Promise<Outcome> {
  const tokens = RUNNING_RATE * (seconds + 2 * STREAM_SECONDS);
  const { url } = server;
  const running = await Flooding.prepare({
    url,
    model: `tokens-${tokens}-rate-${RUNNING_RATE}-stamped`,
    perSecond: carried * RUNNING_SHARE,
    seconds: STREAM_SECONDS,
  });
  const order = { url, model: MODEL, perSecond: carried * times, seconds, withKnowledge: true };
  const floods = await Flooding.prepare(order);
  const runningReport = running.begin();
  await new Promise((resolve) => setTimeout(resolve, (STREAM_SECONDS + 1) * 1_000));
  const flooded = await floods.begin();
  return { running: await runningReport, flooded };
}

function describe(name: string, { running, flooded }: Outcome): string[] {
  const paces = running.replies.map(({ sentMs, readMs }) => sentMs / readMs).sort((a, b) => a - b);
  const newPaces = flooded.replies.map(({ sentMs, readMs }) => sentMs / readMs).sort((a, b) => a - b);
  const late = running.replies.map(({ lateMs }) => lateMs).sort((a, b) => a - b);
  const refusals = flooded.refusedMs.sort((a, b) => a - b);
  const share = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const ms = (value: number | undefined): string => (value === undefined ? '-' : `${Math.round(value)} ms`);
  return [
    name,
    String(running.replies.length),
    share(paces.reduce((sum, pace) => sum + pace, 0) / paces.length),
    share(percentile(paces, 0.05)),
    ms(percentile(late, 0.5)),
    ms(percentile(late, 0.95)),
    String(flooded.replies.length),
    share(percentile(newPaces, 0.05)),
    String(refusals.length),
    refusals.length === 0 ? '-' : ms(percentile(refusals, 0.5)),
    refusals.length === 0 ? '-' : ms(percentile(refusals, 0.99)),
    ms(refusals.at(-1)),
    String(running.failed + flooded.failed),
  ];
}

const leave = crowd(Number(values.crowd));
const upstream = await PinnedProcess.listen(OTHER_CORE, join(import.meta.dirname, 'upstream.ts'), {});
try {
  const share = await shareOfCore();
  const carried = share * (await withPlatform(upstream.url, '0', carriedPerSecond));
  console.log(
    `${(share * 100).toFixed(0)} % of a core carries ${carried.toFixed(0)} replies a second of ${MODEL}; asked for: ${times} times that for ${seconds} s`,
  );
  const rows: string[][] = [];
  for (const [name, limit] of [
    ['admission on', '50'],
    ['admission off', '0'],
  ] as const) {
    const outcome = await withPlatform(upstream.url, limit, (server) => overload(server, carried));
    rows.push(describe(name, outcome));
  }
  const header = [
    '',
    'running',
    'pace',
    'slowest 5 %',
    'latest token, median',
    'p95',
    'new',
    'slowest 5 %',
    'refused',
    'median',
    'p99',
    'longest',
    'failed',
  ];
  console.log(formatTable(header, rows));
} finally {
  leave();
  await upstream.end();
}
