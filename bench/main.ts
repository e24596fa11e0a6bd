/**
 * Messages per second of the server's processor, against the least that could be done, in the same run.
 *
 *   npm run bench                          every scenario, three rounds
 *   npm run bench -- --rounds 5 --only throughput|100|500|1000
 *   npm run bench -- --postgres            beside them, on a PostgreSQL server of its own, with one and two processes
 *   npm run bench -- --against ../before/dist/main.js   beside them, another build, in turns
 *
 * Ratios are what to read: machines differ, and the same machine differs from minute to minute.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Order, type Report } from './order.ts';
import { OTHER_CORE, PinnedProcess } from './processes.ts';
import { isPlatform, startTarget, type Target, TARGETS } from './targets.ts';

interface Scenario {
  name: string;
  model: string;
  concurrency: number;
  messages: number;
}

/** When what has arrived is held against what was sent: held streams are under way then. */
const SAMPLE_MS = 6_000;

/** Held streams last eight seconds: 400 tokens at 50 a second. */
const SCENARIOS: Scenario[] = [
  { name: 'throughput', model: 'tokens-64-rate-0', concurrency: 32, messages: 1_600 },
  ...[100, 500, 1_000].map((streams) => ({
    name: String(streams),
    model: 'tokens-400-rate-50',
    concurrency: streams,
    messages: streams,
  })),
];

interface Figures {
  messagesPerCoreSecond: number;
  messagesPerSecond: number;
  cpuMicrosecondsPerToken: number;
  databaseMicrosecondsPerToken: number;
  deliveredShare: number;
  firstTextMedianMs: number;
  firstTextP99Ms: number;
  kbPerStream: number;
  generatorLoad: number;
}

const here = import.meta.dirname;

/** Has the generator carry out an order. @param onReady called before the first message. */
async function load(order: Order, onReady: () => Promise<void>): Promise<Report> {
  const child = spawn('taskset', ['-c', String(OTHER_CORE), process.execPath, join(here, 'load.ts')]);
  const output: string[] = [];
  const errors: string[] = [];
  let ready: Promise<void> | undefined;
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    errors.push(data.toString());
    ready ??= onReady();
  });
  child.stdin.end(JSON.stringify(order));
  await once(child, 'close');
  await ready;
  if (output.length === 0) throw new Error(`the generator failed: ${errors.join('')}`);
  return JSON.parse(output.join('')) as Report;
}

async function measure(target: Target, scenario: Scenario, upstream: PinnedProcess): Promise<Figures> {
  const started = await startTarget(target, upstream.url, options.against);
  const { server } = started;
  const order: Order = {
    sampleAfterMs: SAMPLE_MS,
    ...scenario,
    kind: isPlatform(target) ? 'platform' : 'relay',
    url: server.url,
  };
  // The first messages compile the code; they do not count.
  await load({ ...order, model: 'tokens-64-rate-0', concurrency: 16, messages: 320 }, () =>
    Promise.resolve(),
  );
  await fetch(`${upstream.url}/sent`);
  let cpuBefore = 0;
  let databaseCpuBefore = 0;
  let kbBefore = 0;
  let peakKb = 0;
  const sampling = setInterval(() => {
    void server.residentKb().then((kb) => {
      peakKb = Math.max(peakKb, kb);
    });
  }, 500);
  let sampledSent = Promise.resolve(0);
  const report = await load(order, async () => {
    sampledSent = sentAfter(upstream.url, SAMPLE_MS);
    cpuBefore = await server.cpuSeconds();
    databaseCpuBefore = await started.databaseCpuSeconds();
    kbBefore = await server.residentKb();
  });
  clearInterval(sampling);
  const cpu = (await server.cpuSeconds()) - cpuBefore;
  const databaseCpu = (await started.databaseCpuSeconds()) - databaseCpuBefore;
  const sent = await sampledSent;
  await started.end();
  const firstTextMs = report.firstTextMs.sort((a, b) => a - b);
  return {
    messagesPerCoreSecond: report.messages / cpu,
    messagesPerSecond: report.messages / report.seconds,
    cpuMicrosecondsPerToken: (cpu / report.tokens) * 1e6,
    databaseMicrosecondsPerToken: (databaseCpu / report.tokens) * 1e6,
    deliveredShare: report.sampledTokens / Math.max(sent, report.sampledTokens),
    firstTextMedianMs: firstTextMs[Math.floor(firstTextMs.length / 2)] ?? NaN,
    firstTextP99Ms: firstTextMs[Math.floor(firstTextMs.length * 0.99)] ?? NaN,
    kbPerStream: (peakKb - kbBefore) / scenario.concurrency,
    generatorLoad: report.ownCpuSeconds / report.seconds,
  };
}

/** What the upstream has sent in all, so many milliseconds from now. */
async function sentAfter(upstream: string, delayMs: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  return ((await (await fetch(`${upstream}/sent`)).json()) as { tokens: number }).tokens;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function print(scenario: Scenario, figures: Map<Target, Figures[]>): void {
  console.log(
    `\n${scenario.name}: ${scenario.concurrency} at a time, ${scenario.model}, ${scenario.messages} messages`,
  );
  const of = (target: Target, name: keyof Figures): number =>
    median((figures.get(target) ?? []).map((one) => one[name]));
  const base = of('relay', 'messagesPerCoreSecond');
  console.table(
    Object.fromEntries(
      targets.map((target) => [
        target,
        {
          'messages/core-s': Math.round(of(target, 'messagesPerCoreSecond')),
          'to relay': Number((of(target, 'messagesPerCoreSecond') / base).toFixed(2)),
          'messages/s': Math.round(of(target, 'messagesPerSecond')),
          'µs CPU/token': Number(of(target, 'cpuMicrosecondsPerToken').toFixed(1)),
          'µs database/token': Number(of(target, 'databaseMicrosecondsPerToken').toFixed(1)),
          'delivered %': Number((of(target, 'deliveredShare') * 100).toFixed(1)),
          'first text ms': of(target, 'firstTextMedianMs'),
          'p99 ms': of(target, 'firstTextP99Ms'),
          'kB/stream': Math.round(of(target, 'kbPerStream')),
          'generator %': Math.round(of(target, 'generatorLoad') * 100),
        },
      ]),
    ),
  );
}

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    against: { type: 'string', default: '' },
    postgres: { type: 'boolean', default: false },
  },
});
const targets = TARGETS.filter((target) => {
  if (target === 'another build') return options.against !== '';
  return options.postgres || !target.startsWith('on PostgreSQL');
});
const upstream = await PinnedProcess.listen(OTHER_CORE, join(here, 'upstream.ts'), {});
try {
  for (const scenario of SCENARIOS.filter(({ name }) => options.only === '' || name === options.only)) {
    const figures = new Map<Target, Figures[]>(targets.map((target) => [target, []]));
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const target of targets) figures.get(target)?.push(await measure(target, scenario, upstream));
    }
    print(scenario, figures);
  }
} finally {
  await upstream.end();
}
