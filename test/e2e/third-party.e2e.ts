import { once } from 'node:events';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { LLMock } from '@copilotkit/aimock';
import { getDefaultConfig } from '@dwmkerr/mock-llm/dist/config.js';
import { createServer } from '@dwmkerr/mock-llm/dist/server.js';
import { type ManifestDto } from '../../src/runs/manifest.dto.js';
import { getJson } from '../support/requests.js';
import { allFrames, chunksOf, textOf } from '../support/sse.js';
import { follow, runIdOf, sendStreaming } from '../support/streaming.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

const TEXT = 'Grüße 👩‍👩‍👧 😀😃😄 und größere Beträge: 1.000 €. ';
const CALLS = [{ name: 'search', arguments: '{"q":"x"}' }];

interface Reply {
  runId: string;
  text: string;
  chunks: ReturnType<typeof chunksOf>;
  stored: { content: string; metadata: Record<string, unknown> };
}

/** Has the platform ask the server whose settings these are, which answers as the words of the message have it. */
async function ask(platform: TestApp, content: string): Promise<Reply> {
  const id = await createConversation(platform.http);
  const response = await sendStreaming(platform, id, { content });
  const frames = await allFrames(response);
  const { messages } = (await getJson(platform, `/v1/conversations/${id}`)) as {
    messages: Reply['stored'][];
  };
  const chunks = chunksOf(frames);
  return { runId: runIdOf(response), text: textOf(chunks), chunks, stored: messages.at(-1)! };
}

describe('in front of aimock', () => {
  const mock = new LLMock({ port: 0, logLevel: 'silent' });
  let platform: TestApp;

  beforeAll(async () => {
    mock.onMessage('plain', { content: TEXT });
    mock.onMessage('halves', { content: '😀😃😄' }, { chunkSize: 1, latency: 40 });
    mock.onMessage('reason', { content: 'Four.', reasoning: 'two and two' });
    mock.onMessage('tool alone', { toolCalls: CALLS });
    mock.onMessage('both', { content: 'Let me look.', toolCalls: CALLS });
    mock.onMessage('nothing', { content: '' });
    mock.onMessage('context', {
      error: { message: 'maximum context length is 4096 tokens', code: 'context_length_exceeded' },
      status: 400,
    });
    mock.onMessage('forbidden', { error: { message: 'No such key', type: 'invalid_api_key' }, status: 401 });
    await mock.start();
    const environment = {
      OPENAI_BASE_URL: `${mock.url}/v1`,
      OPENAI_API_KEY: 'k',
      DEFAULT_MODEL: 'openai:gpt-4o',
    };
    platform = await startApp({ ...environment, MODEL_CONTEXT_TOKENS: 'gpt-4o=8000' });
  });

  afterAll(async () => {
    await platform.close();
    await mock.stop();
  });

  it('a reply is the same as it is streamed, stored and replayed', async () => {
    const { text, stored, runId, chunks } = await ask(platform, 'plain');
    expect(text).toBe(TEXT);
    expect(stored).toMatchObject({ content: TEXT });
    expect(chunksOf(await allFrames(await follow(platform, runId)))).toEqual(chunks);
  });

  it('what it was sent is what the manifest says', async () => {
    const { runId } = await ask(platform, 'plain');
    const described = await getJson(platform, `/v1/runs/${runId}/manifest?payload=true`);
    const { attempts, manifest } = described as unknown as ManifestDto;
    const payload = JSON.parse(attempts[0]?.requests?.[0]?.payload ?? '') as { messages: object[] };
    expect(payload.messages).toEqual(manifest?.messages);
    expect(mock.getLastRequest()?.body).toMatchObject(payload);
  });

  it('half a character a chunk comes to whole characters, in every delta by itself', async () => {
    const { text, chunks } = await ask(platform, 'halves');
    expect(text).toBe('😀😃😄');
    const deltas = chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [String(chunk.delta)] : []));
    expect(deltas.every((delta) => delta.isWellFormed())).toBe(true);
  });

  it('thoughts are told apart from the text', async () => {
    const { text, stored } = await ask(platform, 'reason');
    expect(text).toBe('Four.');
    expect(stored).toMatchObject({ content: 'Four.', metadata: { reasoning: 'two and two' } });
  });

  it.each([
    ['tool alone', '', { state: 'failed', error: { code: 'model_said_nothing' } }],
    ['both', 'Let me look.', { state: 'completed' }],
    ['nothing', '', { state: 'failed', error: { code: 'model_said_nothing' } }],
    ['context', '', { state: 'failed', error: { code: 'model_context_too_long' } }],
    ['forbidden', '', { state: 'failed', error: { code: 'model_authentication_failed' } }],
  ])('%s is no silent reply', async (content, said, metadata) => {
    const { text, stored } = await ask(platform, content);
    expect(text).toBe(said);
    expect(stored).toMatchObject({ content: said, metadata });
  });
});

describe('in front of mock-llm', () => {
  let server: Server;
  let platform: TestApp;

  beforeAll(async () => {
    const config = getDefaultConfig();
    const refusal = {
      status: 401,
      content: '{"error":{"message":"Incorrect API key","code":"invalid_api_key"}}',
    };
    const rule = { path: '/v1/chat/completions', match: "contains(body.messages[-1].content, 'forbidden')" };
    config.rules.push({ ...rule, response: refusal });
    server = createServer(config, '127.0.0.1', 0).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const environment = { OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`, DEFAULT_MODEL: 'openai:gpt-5.2' };
    platform = await startApp(environment);
  });

  afterAll(async () => {
    await platform.close();
    server.closeAllConnections();
    server.close();
  });

  it('an echo comes back whole', async () => {
    const { text, stored } = await ask(platform, TEXT);
    expect(text).toBe(stored.content);
    expect(text.trim()).toBe(TEXT.trim());
    expect(stored).toMatchObject({ metadata: { state: 'completed', finish_reason: 'stop' } });
  });

  it('a refusal is told as one', async () => {
    const { stored } = await ask(platform, 'forbidden');
    expect(stored).toMatchObject({
      metadata: { state: 'failed', error: { code: 'model_authentication_failed' } },
    });
  });
});
