/**
 * Several processes on one PostgreSQL server, many replies under way, and nothing left in peace: processes are killed
 * and restarted, the server is stopped, restarted, crashed and cut off. In the end every message that was acknowledged
 * has its one reply, and every character that was delivered is in it. Run by `npm run chaos` (Linux).
 *
 *   npm run chaos -- --seconds 120 --streams 200 --processes 3 --seed 1
 *   npm run chaos -- --only cut            of what is done to them, that alone
 *
 * Exit code 1 where anything was lost. `CHAOS_LOG=1` shows what the processes print.
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { integerBetween, seededRandom } from '../knowledge/random.ts';
import { audit } from './audit.ts';
import { OwnPostgres, freePort } from '../own-postgres.ts';
import { Fleet } from './fleet.ts';
import { LeaseWatch } from './lease-watch.ts';
import { type Exchange, Reader } from './reader.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    streams: { type: 'string', default: '200' },
    processes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    pace: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
  },
});
const durationMs = Number(values.seconds) * 1_000;
const streams = Number(values.streams);
const processes = Number(values.processes);
const random = seededRandom(Number(values.seed));
/** One is killed so often. */
const KILL_EVERY_MS = 5_000;
const PAUSE_MS = 5_000;
/** A run without an owner is somebody's before a lease is over. */
const LEASE_MS = 4_000;
/** How long what is under way may take to end, once nothing is in its way. */
const CALM_MS = 60_000;

const postgres = await OwnPostgres.start();
const fleet = new Fleet(
  join(import.meta.dirname, '..', '..', 'dist', 'main.js'),
  { DATABASE_URL: postgres.url, OFFLINE_WORDS_PER_SECOND: values.pace, SHUTDOWN_GRACE_SECONDS: '3' },
  await Promise.all(Array.from({ length: processes }, freePort)),
);
const exchanges: Exchange[] = [];
const refusals = new Map<string, number>();
const disasters: Record<string, number> = {};
let isOver = false;
let isCalm = false;
let message = 0;

function anyUrl(): string {
  return fleet.urls[integerBetween(random, 0, processes - 1)] ?? '';
}

async function readOn(): Promise<void> {
  const reader = new Reader(anyUrl, () => isOver, refusals);
  while (!isCalm) {
    const conversation = await reader.createConversation('app_retail_banking');
    // Twice, as the second message meets what has become of the first.
    for (let turn = 0; turn < 2 && conversation !== undefined; turn += 1) {
      const content = `Tell me everything about savings accounts, please. Message ${(message += 1)}.`;
      const exchange = await reader.converse(conversation, content);
      if (exchange) exchanges.push(exchange);
    }
  }
}

async function strike(name: string, work: () => Promise<void>): Promise<void> {
  if (!name.includes(values.only)) return;
  const began = Date.now();
  await work();
  disasters[name] = (disasters[name] ?? 0) + 1;
  console.log(
    `${new Date(began).toISOString()} ${Math.round((began - startedMs) / 1_000)} s: ${name} (${Date.now() - began} ms)`,
  );
}

async function killOnAndOn(): Promise<void> {
  while (Date.now() - startedMs < durationMs - KILL_EVERY_MS) {
    await setTimeout(KILL_EVERY_MS);
    await strike('killed a process', () =>
      fleet.replace(integerBetween(random, 0, processes - 1), 'SIGKILL'),
    );
  }
}

/** What happens besides, each at its part of the whole time. */
const PLAN: [part: number, name: string, work: () => Promise<void>][] = [
  [
    0.15,
    'restarted all processes, one after the other',
    async () => {
      for (const index of fleet.urls.keys()) await fleet.replace(index, 'SIGTERM');
    },
  ],
  [0.35, 'paused PostgreSQL', () => postgres.pause(PAUSE_MS)],
  [0.5, 'restarted PostgreSQL', () => postgres.restart('SIGINT')],
  [0.65, 'cut all connections', () => postgres.cutConnections()],
  [0.8, 'crashed PostgreSQL', () => postgres.restart('SIGQUIT')],
];

await fleet.start();
const startedMs = Date.now();
const watch = new LeaseWatch(postgres.url);
const readers = Promise.all(Array.from({ length: streams }, readOn));
const killing = killOnAndOn();
for (const [part, name, work] of PLAN) {
  await setTimeout(Math.max(0, startedMs + part * durationMs - Date.now()));
  await strike(name, work);
}
await killing;
await setTimeout(Math.max(0, startedMs + durationMs - Date.now()));
isCalm = true;
const left = AbortSignal.timeout(CALM_MS);
left.addEventListener('abort', () => {
  isOver = true;
});
await readers;
const findings = await audit(postgres.url, exchanges);
await watch.end();
await fleet.end();
await postgres.end();

const rows: [string, unknown][] = [
  ['messages acknowledged', exchanges.length],
  ['characters delivered', exchanges.reduce((sum, { text }) => sum + text.length, 0)],
  ['streams broken off and resumed', exchanges.reduce((sum, { reconnects }) => sum + reconnects, 0)],
  ['of these, told to come back', exchanges.reduce((sum, { brokenOff }) => sum + brokenOff, 0)],
  ['replies by state', JSON.stringify(findings.states)],
  ['done to them', JSON.stringify(disasters)],
  ['starts that failed and were repeated', fleet.failedStarts],
  ['requests refused', JSON.stringify(Object.fromEntries(refusals))],
];
const zeros: [string, number, string[]][] = [
  ['acknowledged messages lost', findings.lostMessages.length, findings.lostMessages],
  ['delivered characters lost', findings.lostCharacters, []],
  ['events doubled, missed or out of order', findings.faults.length, findings.faults],
  ['replies stored otherwise than delivered', findings.different.length, findings.different],
  ['double replies', findings.doubleReplies.length, findings.doubleReplies],
  ['replies left without an end', findings.unfinished.length, findings.unfinished],
  ['readers who did not get to the end', exchanges.filter(({ end }) => end === undefined).length, []],
  ['longest that a run was without an owner past its lease, ms', watch.longestMs, [watch.longest]],
];
console.log('');
for (const [name, value] of rows) console.log(`${name}: ${String(value)}`);
for (const [name, count, where] of zeros)
  console.log(`${name}: ${count}${where.length > 0 ? ` (${where.slice(0, 5).join(', ')})` : ''}`);
const isWhole = zeros.every(
  ([name, count]) => count === 0 || (name.startsWith('longest') && count < LEASE_MS),
);
console.log(isWhole ? 'nothing was lost' : 'SOMETHING WAS LOST');
process.exit(isWhole ? 0 : 1);
