/**
 * What the parts of a stream cost on PostgreSQL, in processor time: docs/scaling.md reckons with it. One process makes
 * replies, another one only follows. Run by `npm run bench:costs` (Linux).
 *
 *   npm run bench:costs -- --streams 60 --idle 1000
 */
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { OwnPostgres } from './own-postgres.ts';
import { ANY_CORE, PinnedProcess } from './processes.ts';

const here = import.meta.dirname;
/** Eight seconds of fifty tokens each; what comes within 25 ms is one event. */
const MODEL = 'openai:tokens-400-rate-50';
const FOLLOWERS = 4;
const IDLE_SECONDS = 10;

const { values } = parseArgs({
  options: { streams: { type: 'string', default: '60' }, idle: { type: 'string', default: '1000' } },
});
const streams = Number(values.streams);
const idle = Number(values.idle);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

async function ask(method: string, url: string, body?: object): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = body ? { 'content-type': 'application/json' } : {};
  request(url, { method, agent, headers }, resolve)
    .on('error', reject)
    .end(body && JSON.stringify(body));
  const answer = await promise;
  if ((answer.statusCode ?? 500) > 299) throw new Error(`${method} ${url} answered ${answer.statusCode}`);
  return answer;
}

/** @returns how many events came until the end. */
async function count(answer: IncomingMessage): Promise<number> {
  let events = 0;
  for await (const part of answer.setEncoding('latin1')) events += String(part).split('\nid: ').length - 1;
  return events;
}

async function converse(url: string): Promise<string> {
  const body = { application_id: 'costs', config: { model: MODEL } };
  const answer = await ask('POST', `${url}/v1/conversations`, body);
  const text = (await answer.setEncoding('utf8').toArray()).join('');
  return (JSON.parse(text) as { id: string }).id;
}

const upstream = await PinnedProcess.listen(ANY_CORE, join(here, 'upstream.ts'), {});
const postgres = await OwnPostgres.start();
const environment = {
  PORT: '0',
  MAX_EVENT_LOOP_DELAY_MS: '0',
  DATABASE_URL: postgres.url,
  OPENAI_BASE_URL: `${upstream.url}/v1`,
};
const program = join(here, '..', 'dist', 'main.js');
const maker = await PinnedProcess.listen(ANY_CORE, program, environment);
const other = await PinnedProcess.listen(ANY_CORE, program, environment);

/** What each of them takes in a second in which nothing is asked of it; measured below. */
let ofIdle: number[] = [];

interface Spent {
  maker: number;
  other: number;
  database: number;
  events: number;
}

/** Of maker, other and database, in this order. */
async function spent(): Promise<number[]> {
  return Promise.all([maker.cpuSeconds(), other.cpuSeconds(), postgres.cpuSeconds()]);
}

/** What each of them takes while `work` is done, beyond what it takes for looking around. */
async function measure(work: () => Promise<unknown>, ofIdle: readonly number[] = []): Promise<number[]> {
  const before = await spent();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1_000;
  const after = await spent();
  return after.map((value, index) => value - (before[index] ?? 0) - (ofIdle[index] ?? 0) * seconds);
}

const idling = (): Promise<unknown> => setTimeout(IDLE_SECONDS * 1_000);

/** Makes replies, each read where it is made, and followed so many times more at these addresses. */
async function makeReplies(followedAt: readonly string[]): Promise<Spent> {
  const ids = await Promise.all(Array.from({ length: streams }, () => converse(maker.url)));
  let events = 0;
  const costs = await measure(async () => {
    await Promise.all(
      ids.map(async (id) => {
        const path = `${maker.url}/v1/conversations/${id}/messages/stream`;
        const answer = await ask('POST', path, { content: 'hello' });
        const run = String(answer.headers['x-run-id']);
        const others = followedAt.map(async (url) => count(await ask('GET', `${url}/v1/runs/${run}/events`)));
        const [own] = await Promise.all([count(answer), ...others]);
        events += own;
      }),
    );
  }, ofIdle);
  const [atMaker = 0, atOther = 0, atDatabase = 0] = costs;
  return { maker: atMaker, other: atOther, database: atDatabase, events };
}

function perEvent(seconds: number, { events }: Spent): string {
  return `${((seconds / events) * 1e6).toFixed(1)} µs`;
}

await makeReplies([maker.url, other.url]);
ofIdle = (await measure(idling)).map((seconds) => seconds / IDLE_SECONDS);
const plain = await makeReplies([]);
const followed = await makeReplies(Array.from({ length: FOLLOWERS }, () => maker.url));
const elsewhere = await makeReplies([other.url]);
console.log(`${plain.events} events of ${streams} replies`);
console.log(`an event, where it is made and read once: ${perEvent(plain.maker, plain)}`);
console.log(`  in the database: ${perEvent(plain.database, plain)}`);
console.log(`  in a process where nobody follows it: ${perEvent(plain.other, plain)}`);
console.log(`each further follower there: ${perEvent((followed.maker - plain.maker) / FOLLOWERS, plain)}`);
console.log(`a follower elsewhere, there: ${perEvent(elsewhere.other - plain.other, plain)}`);
console.log(`  in the database: ${perEvent(elsewhere.database - plain.database, plain)}`);

const conversation = await converse(other.url);
const kbBefore = await other.residentKb();
const held = await Promise.all(
  Array.from({ length: idle }, () => ask('GET', `${other.url}/v1/conversations/${conversation}/events`)),
);
for (const answer of held) answer.resume();
await setTimeout(2_000);
const kb = (await other.residentKb()) - kbBefore;
const [, forStreams = 0] = await measure(idling, ofIdle);
console.log(`an open stream on which nothing happens: ${(kb / idle).toFixed(1)} kB,`);
console.log(`  ${((forStreams / idle / IDLE_SECONDS) * 1e6).toFixed(1)} µs a second`);
const [, ofOther = 0, ofDatabase = 0] = ofIdle.map((seconds) => seconds * 1_000);
console.log(
  `a process of which nothing is asked: ${ofOther.toFixed(1)} ms a second, in the database for two ${ofDatabase.toFixed(1)} ms`,
);
for (const part of [maker, other, upstream, postgres]) await part.end();
process.exit(0);
