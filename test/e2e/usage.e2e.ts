import { ServerProcess } from '../support/server-process.js';
import { readFrames } from '../support/sse.js';
import { getJson } from '../support/requests.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { APPLICATION, createConversation } from '../support/test-app.js';
import { openTestDatabase } from '../support/test-database.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

interface Usage {
  user_id: string | null;
  model: string;
  attempts: number;
  estimated_attempts: number;
  input_tokens: number;
  output_tokens: number;
}

describe('what replies took', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  const usageOf = async (query: string): Promise<Usage[]> => {
    const { data } = await getJson(platform, `/v1/usage?application_id=${query}`);
    return data as Usage[];
  };

  it('is there with the end of each reply, as the provider counted, or estimated where it did not', async () => {
    const application_id = 'app_usage';
    const id = await createConversation(platform.http, { application_id, user_id: 'user_1' });
    const path = `/v1/conversations/${id}`;
    const send = (content: string) => platform.http.post(`${path}/messages`).send({ content });
    upstream.answer = (call) => {
      call.say('It is free.');
      call.finish();
    };
    await send('What does it cost?').expect(201);
    upstream.answer = (call) => {
      call.fail(400, { error: { message: 'no' } });
    };
    await send('And now?').expect(502);

    upstream.answer = (call) => {
      call.say('A little');
    };
    const response = await sendStreaming(platform, id, { content: 'Slowly, please.' });
    for await (const frame of readFrames(response)) {
      if (frame.data.includes('A little')) {
        await platform.http.post(`/v1/runs/${runIdOf(response)}/cancel`).expect(200);
      }
    }

    const [usage, ...none] = await usageOf(application_id);
    expect(none).toEqual([]);
    expect(usage).toMatchObject({ user_id: 'user_1', model: 'openai:fake' });
    expect(usage).toMatchObject({ attempts: 3, estimated_attempts: 2, output_tokens: 3 + 2 });
    expect(usage?.input_tokens).toBeGreaterThan(7);
    expect(await usageOf(`${application_id}&user_id=user_2`)).toEqual([]);
    expect(await usageOf('another')).toEqual([]);

    await platform.http.delete(`${path}?erase=true`).expect(200);
    expect(await usageOf(application_id)).toEqual([usage]);
  });

  it('is read by pages', async () => {
    upstream.answer = (call) => {
      call.say('Yes.');
      call.finish();
    };
    for (const user_id of ['a', 'b', 'c']) {
      const id = await createConversation(platform.http, { application_id: 'app_pages', user_id });
      await platform.http.post(`/v1/conversations/${id}/messages`).send({ content: 'hello' }).expect(201);
    }
    const users: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await getJson(platform, `/v1/usage?application_id=app_pages&limit=2${next}`);
      users.push(...(page.data as Usage[]).map(({ user_id }) => user_id));
      cursor = page.next_cursor as string | null;
    }
    expect(users).toEqual(['c', 'b', 'a']);
    for (const fault of ['from=yesterday', 'to=2026-13-01', 'limit=0', 'cursor=x']) {
      const { body } = await platform.http.get(`/v1/usage?application_id=a&${fault}`).expect(422);
      expect(body).toMatchObject({ code: 'validation_failed' });
    }
  });

  it('has one row for each attempt at a reply whose process is killed', async () => {
    const database = await openTestDatabase();
    const environment = { DATABASE_URL: database.url, OFFLINE_WORDS_PER_SECOND: '10' };
    const server = await ServerProcess.start(environment);
    const post = async (path: string, body: object): Promise<Response> =>
      fetch(`${server.url}/v1/conversations${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const created = await post('', { application_id: APPLICATION });
    const { id } = (await created.json()) as { id: string };
    const frames = readFrames(await post(`/${id}/messages/stream`, { content: 'How do I open an account?' }));
    for await (const { data } of frames) if (data.includes('text-delta')) break;
    await server.end('SIGKILL');

    const again = await ServerProcess.start(environment);
    const runs = await fetch(`${again.url}/v1/conversations/${id}/stream`);
    await runs.text();
    const answer = await fetch(`${again.url}/v1/usage?application_id=${APPLICATION}`);
    const { data } = (await answer.json()) as { data: Usage[] };
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ attempts: 2, estimated_attempts: 1, user_id: null, model: 'offline' });
    expect(data[0]?.input_tokens).toBeGreaterThan(0);
    expect(data[0]?.output_tokens).toBeGreaterThan(0);
    await again.end('SIGTERM');
    await database.remove();
  }, 60_000);
});
