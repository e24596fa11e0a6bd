import { mkdtemp, rm } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Counts the files and functions of the built server that one message and one search pass through, by the coverage that
 * the engine keeps. What the threads of the index do is not counted. Run by `npm run bench:hops`.
 *
 * @example `npm run bench:hops -- --list` names them.
 */
const DIST = pathToFileURL(`${process.cwd()}/dist/`).href;
const WARM_UPS = 20;

interface Hops {
  files: number;
  functions: number;
  names: string[];
}

const folder = await mkdtemp(join(tmpdir(), 'hops-'));
const { createApp } = (await import(`${DIST}app/create-app.js`)) as typeof import('../src/app/create-app.ts');
const { loadConfig } = (await import(`${DIST}config/config.js`)) as typeof import('../src/config/config.ts');
const config = loadConfig({
  DATABASE_URL: `sqlite:${folder}/platform.db`,
  OFFLINE_WORDS_PER_SECOND: '0',
});
const app = await createApp(config, { logger: false });
await app.listen(0, '127.0.0.1');
const url = await app.getUrl();
const session = new Session();
session.connect();
await session.post('Profiler.enable');

async function post(path: string, body: object): Promise<string> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return text;
}

/** What is called while `work` is done, and nothing else is. */
async function count(work: () => Promise<unknown>): Promise<Hops> {
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await session.post('Profiler.takePreciseCoverage');
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  const names = result
    .filter((script) => script.url.startsWith(DIST))
    .flatMap((script) =>
      script.functions
        .filter(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0)
        .map(({ functionName }) => `${script.url.slice(DIST.length)} ${functionName}`),
    );
  const files = new Set(names.map((name) => name.split(' ')[0]));
  return { files: files.size, functions: names.length, names };
}

const application = 'app_retail_banking';
const { id } = JSON.parse(await post('/v1/conversations', { application_id: application })) as { id: string };
const send = () => post(`/v1/conversations/${id}/messages/stream`, { content: 'Tell me about savings' });
const search = () => post('/v1/knowledge/search', { application_id: application, query: 'savings account' });
for (let index = 0; index < WARM_UPS; index += 1) {
  await send();
  await search();
}
for (const [name, work] of [
  ['one message, streamed, without a search', send],
  ['one search', search],
] as const) {
  const { files, functions, names } = await count(work);
  console.log(`${name}: ${files} files, ${functions} functions`);
  if (process.argv.includes('--list')) console.log(names.map((each) => `  ${each}`).join('\n'));
}
await app.close();
await rm(folder, { recursive: true });
