import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, type Frame, readFrames } from '../support/sse.js';

const FAILING_DISK = join(import.meta.dirname, '..', 'support', 'failing-disk.ts');

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('a disk that takes nothing more', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platform-disk-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('ends the process, and the next finds all that anyone has seen and goes on with the reply', async () => {
    const environment = { DATABASE_URL: `sqlite:${folder}/platform.db`, OFFLINE_WORDS_PER_SECOND: '30' };
    const failure = join(folder, 'failure');
    const server = await ServerProcess.start({
      ...environment,
      DISK_FAILS_FROM: failure,
      NODE_OPTIONS: `--import=${FAILING_DISK}`,
    });
    const created = await post(`${server.url}/v1/conversations`, { application_id: 'app_retail_banking' });
    const { id } = (await created.json()) as { id: string };
    const response = await post(`${server.url}/v1/conversations/${id}/messages/stream`, {
      content: 'How do I open an account?',
    });

    const seen: Frame[] = [];
    const reading = (async () => {
      for await (const frame of readFrames(response)) {
        seen.push(frame);
        if (seen.length === 5) await writeFile(failure, '');
      }
    })();
    await expect(reading).rejects.toThrow('terminated');
    expect(await server.exited).toEqual({ code: 1, signal: null });

    const again = await ServerProcess.start(environment);
    const runId = response.headers.get('x-run-id')!;
    const whole = await allFrames(await fetch(`${again.url}/v1/runs/${runId}/events`));
    expect(whole.slice(0, seen.length)).toEqual(seen);
    expect(chunksOf(whole).at(-1)).toMatchObject({ type: 'finish' });
    await again.end('SIGTERM');
  });
});
