import {
  createOwnDatabase,
  type OwnDatabase,
  testServerUrl,
} from '../../src/database/testing/postgres-server.js';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, chunksOf, type Frame, readFrames, textOf } from '../support/sse.js';

const PROCESSES = 3;
const serverUrl = testServerUrl();

async function call(method: string, url: string, body?: object, headers: Record<string, string> = {}) {
  return fetch(url, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
}

async function json<Body>(response: Promise<Response>): Promise<Body> {
  return (await (await response).json()) as Body;
}

(serverUrl === undefined ? describe.skip : describe)('several processes on one database', () => {
  let database: OwnDatabase;
  let servers: ServerProcess[];
  let urls: [string, string, string];

  beforeAll(async () => {
    database = await createOwnDatabase(serverUrl ?? '');
    const environment = { DATABASE_URL: database.url, OFFLINE_WORDS_PER_SECOND: '20' };
    servers = await Promise.all(Array.from({ length: PROCESSES }, () => ServerProcess.start(environment)));
    urls = servers.map(({ url }) => url) as typeof urls;
  });

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')));
    await database.drop();
  });

  const createConversation = async (): Promise<string> =>
    (
      await json<{ id: string }>(
        call('POST', `${urls[0]}/v1/conversations`, { application_id: 'app_retail_banking' }),
      )
    ).id;
  const send = (url: string, id: string, content: string, key?: string) =>
    call(
      'POST',
      `${url}/v1/conversations/${id}/messages/stream`,
      { content },
      key === undefined ? {} : { 'Idempotency-Key': key },
    );

  it('make one reply to a message that comes a hundred times at once, and show it everywhere', async () => {
    const id = await createConversation();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => send(urls[index % PROCESSES]!, id, 'Hello', 'the-key')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ headers }) => headers.get('x-run-id'))).size).toBe(1);
    const streams = await Promise.all(answers.map(async (answer) => chunksOf(await allFrames(answer))));
    const [first] = streams;
    for (const chunks of streams) expect(chunks).toEqual(first);
    const messages = await json<{ role: string; content: string }[]>(
      call('GET', `${urls[2]}/v1/conversations/${id}/messages`),
    );
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(messages[1]?.content).toBe(textOf(first!));
  });

  it('answer messages of one conversation one after the other, wherever they were sent', async () => {
    const id = await createConversation();
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, index) => send(urls[index % PROCESSES]!, id, `Message ${index}`)),
    );
    await Promise.all(answers.map((answer) => answer.text()));
    const messages = await json<{ role: string; content: string }[]>(
      call('GET', `${urls[1]}/v1/conversations/${id}/messages`),
    );
    expect(messages.map(({ role }) => role)).toEqual(Array(9).fill(['user', 'assistant']).flat());
    expect(new Set(messages.map(({ content }) => content)).size).toBeGreaterThanOrEqual(9);
  });

  it('stop a reply that another one is making', async () => {
    const id = await createConversation();
    const response = await send(urls[0], id, 'Tell me everything about savings accounts, cards and loans.');
    const frames = readFrames(response);
    await frames.next();
    const runId = response.headers.get('x-run-id')!;
    const began = Date.now();
    await call('POST', `${urls[1]}/v1/runs/${runId}/cancel`);
    const rest = chunksOf(await Array.fromAsync(frames));
    expect(rest.at(-1)).toMatchObject({ type: 'abort' });
    console.log(`a reply elsewhere ended ${Date.now() - began} ms after it was cancelled`);
    const run = await json<{ state: string }>(call('GET', `${urls[2]}/v1/runs/${runId}`));
    expect(run.state).toBe('cancelled');
  });

  it('erase what another one is at, and lose none of what it took', async () => {
    const application_id = 'app_erased_elsewhere';
    const user_id = 'user_1';
    const used = async (): Promise<{ attempts: number; output_tokens: number }[]> =>
      (
        await json<{ data: { attempts: number; output_tokens: number }[] }>(
          call('GET', `${urls[2]}/v1/usage?application_id=${application_id}`),
        )
      ).data;
    const begin = async () => {
      const { id } = await json<{ id: string }>(
        call('POST', `${urls[0]}/v1/conversations`, { application_id, user_id }),
      );
      const frames = readFrames(await send(urls[0], id, 'Tell me everything about savings accounts.'));
      for (let said = 0; said < 5; said += 1) await frames.next();
      return { id, frames };
    };
    const one = await begin();
    await call('DELETE', `${urls[1]}/v1/conversations/${one.id}?erase=true`);
    await one.frames.return(undefined);
    expect(await used()).toMatchObject([{ attempts: 1, output_tokens: expect.any(Number) as number }]);
    expect((await used())[0]?.output_tokens).toBeGreaterThan(0);
    expect((await call('GET', `${urls[0]}/v1/conversations/${one.id}`)).status).toBe(404);

    // A user, with a reply in the making and a message that waits.
    const other = await begin();
    const waiting = await send(urls[0], other.id, 'And about cards?');
    await call('DELETE', `${urls[1]}/v1/users/${user_id}?application_id=${application_id}`);
    await Promise.all([other.frames.return(undefined), waiting.body?.cancel()]);
    const attempts = (await used()).reduce((sum, day) => sum + day.attempts, 0);
    expect(attempts).toBe(2);
    expect((await call('GET', `${urls[0]}/v1/conversations/${other.id}`)).status).toBe(404);
  });

  it('tell those who follow a conversation anywhere what it is at', async () => {
    const id = await createConversation();
    const status = readFrames(await call('GET', `${urls[2]}/v1/conversations/${id}/events`));
    expect(JSON.parse(((await status.next()).value as Frame).data)).toMatchObject({
      state: 'ACTIVE',
      title: null,
    });
    await call('POST', `${urls[0]}/v1/conversations/${id}/pause`);
    expect(JSON.parse(((await status.next()).value as Frame).data)).toMatchObject({ state: 'PAUSED' });
    await status.return(undefined);
  });

  it('go on with what one that is killed was making, and those who follow elsewhere see one reply', async () => {
    const id = await createConversation();
    const response = await send(urls[0], id, 'Tell me everything about savings accounts, cards and loans.');
    const seen = readFrames(response);
    const first = (await seen.next()).value as Frame;
    const following = call('GET', `${urls[1]}/v1/runs/${response.headers.get('x-run-id')!}/events`);
    await servers[0]!.end('SIGKILL');
    const chunks = chunksOf(await allFrames(await following));
    expect(chunks[0]).toEqual(chunksOf([first])[0]);
    expect(chunks.filter(({ type }) => type === 'data-continued')).toHaveLength(1);
    expect(chunks.at(-1)).toMatchObject({ type: 'finish' });
    const messages = await json<{ content: string; metadata: { state: string } }[]>(
      call('GET', `${urls[2]}/v1/conversations/${id}/messages`),
    );
    expect(messages[1]).toMatchObject({ content: textOf(chunks), metadata: { state: 'completed' } });
  });
});
