import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../browser/support/until.js';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, type Frame } from '../support/sse.js';

/** Three megabytes: room for the tables, which take two in the log until they are copied, and for some messages. */
const FILE_BLOCKS = 6_000;

async function post(url: string, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('a disk that is full', () => {
  let folder: string;
  let environment: Record<string, string>;
  let server: ServerProcess;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platform-full-'));
    environment = { DATABASE_URL: `sqlite:${folder}/platform.db`, OFFLINE_WORDS_PER_SECOND: '1' };
  });

  afterEach(async () => {
    await server.end('SIGKILL');
    await rm(folder, { recursive: true });
  });

  /** What each of several answers says that it is. */
  const codeOf = async (response: Response): Promise<unknown[]> => {
    const { code } = (await response.json()) as { code?: string };
    return [response.status, code, response.headers.get('retry-after')];
  };

  it('refuses what it has no room for, tells those who read, and loses nothing it has taken', async () => {
    server = await ServerProcess.start(environment, FILE_BLOCKS);
    const conversations = `${server.url}/v1/conversations`;
    const create = async (): Promise<string> =>
      ((await (await post(conversations, { application_id: 'app_full' })).json()) as { id: string }).id;
    const [talking, quiet] = [await create(), await create()];
    const settings = {
      prompt_variables: { bank_name: 'B', services: 's', customer_tier: 't', available_services: 'a' },
    };
    await fetch(`${server.url}/v1/applications/app_full`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });
    const reply = await post(`${conversations}/${talking}/messages/stream`, {
      content: 'How do I open an account?',
    });
    const following = allFrames(reply);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);

    const stored: string[] = [];
    /** Stores texts until one is refused. */
    const fill = async (length: number): Promise<Response> => {
      for (;;) {
        const response = await post(`${server.url}/v1/prompts`, { name: 'N', template: 'x'.repeat(length) });
        if (!response.ok) return response;
        stored.push(((await response.json()) as { id: string }).id);
      }
    };
    await fill(49_000);
    const refusal = await fill(1);
    expect(await codeOf(refusal)).toEqual([507, 'storage_full', '30']);
    const message = await post(`${conversations}/${quiet}/messages`, { content: 'hello' });
    expect(await codeOf(message)).toEqual([507, 'storage_full', '30']);
    expect((await fetch(`${conversations}/${quiet}`)).status).toBe(200);

    const seen: Frame[] = await following;
    expect(chunksOf(seen).at(-1)).toMatchObject({ type: 'error' });
    expect(seen.at(-1)).toMatchObject({ data: expect.stringContaining('no room') as string });
    expect(seen.at(-1)?.id).toBeUndefined();
    // A write that succeeded speaks for a while, and whatever is swept meanwhile makes a little room, which is filled again.
    await until('health says that the disk is full', async () => {
      expect((await fill(1)).status).toBe(507);
      const [status, code] = await codeOf(await fetch(`${server.url}/health`));
      return status === 503 && code === 'storage_full';
    });
    await server.end('SIGKILL');

    server = await ServerProcess.start(environment);
    for (const id of stored) expect((await fetch(`${server.url}/v1/prompts/${id}`)).status).toBe(200);
    const runId = reply.headers.get('x-run-id')!;
    const whole = await allFrames(await fetch(`${server.url}/v1/runs/${runId}/events`));
    expect(whole.slice(0, seen.length - 1)).toEqual(seen.slice(0, -1));
    // With room again, it has gone on to its end.
    expect(chunksOf(whole).at(-1)).toMatchObject({ type: 'finish' });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });
});
