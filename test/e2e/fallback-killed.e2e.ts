import { ruleAnswer, startRuleProvider } from '../../src/models/openai/testing/rule-provider.js';
import { type StubProvider } from '../../src/models/openai/testing/stub-provider.js';
import { ServerProcess } from '../support/server-process.js';
import { allFrames, type Chunk, chunksOf, readUntil, textOf } from '../support/sse.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const APPLICATION = 'app_killed';
const QUESTIONS = Array.from({ length: 6 }, (_, index) => `Question ${index}?`);

const isFallback = ({ type, data }: Chunk): boolean =>
  type === 'data-continued' && (data as { cause: string }).cause === 'fallback';

describe('a process that is killed while another model goes on', () => {
  let database: TestDatabase;
  let provider: StubProvider;

  beforeEach(async () => {
    database = await openTestDatabase();
    provider = await startRuleProvider({
      manners: 'prefill',
      pauseMs: 20,
      cut: (model) => (model === 'first' ? 12 : undefined),
    });
  });

  afterEach(async () => {
    await provider.close();
    await database.remove();
  });

  const start = () => ServerProcess.start({ DATABASE_URL: database.url, OPENAI_BASE_URL: provider.baseUrl });

  async function call<Answer>(url: string, method = 'GET', body?: object): Promise<Answer> {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    expect(response.status).toBeLessThan(300);
    return (await response.json()) as Answer;
  }

  it('leaves replies that are gone on with, byte for byte, and say which model said what', async () => {
    const first = await start();
    const settings = { fallback_models: ['openai:second'] };
    await call(`${first.url}/v1/applications/${APPLICATION}`, 'PATCH', settings);
    const ask = async (question: string) => {
      const config = { model: 'openai:first', enable_rag: false };
      const conversation = { application_id: APPLICATION, config };
      const { id } = await call<{ id: string }>(`${first.url}/v1/conversations`, 'POST', conversation);
      const response = await fetch(`${first.url}/v1/conversations/${id}/messages/stream`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ content: question }),
      });
      const seen = await readUntil(
        response,
        (chunk, frames) => chunk.type === 'text-delta' && chunksOf(frames).some(isFallback),
      );
      return { id, question, seen, runId: response.headers.get('x-run-id') };
    };
    const asked = await Promise.all(QUESTIONS.map(ask));
    await first.end('SIGKILL');

    const second = await start();
    for (const { id, question, seen, runId } of asked) {
      const frames = await allFrames(await fetch(`${second.url}/v1/runs/${runId}/events`));
      expect(frames.slice(0, seen.length)).toEqual(seen);
      expect(textOf(chunksOf(frames))).toBe(ruleAnswer(question));
      const messages = await call<object[]>(`${second.url}/v1/conversations/${id}/messages`);
      expect(messages).toMatchObject([
        { content: question },
        {
          content: ruleAnswer(question),
          metadata: {
            ...{ state: 'completed', model: 'openai:second' },
            attempts: [
              { model: 'openai:first', state: 'failed' },
              { model: 'openai:second', cause: 'fallback', state: 'interrupted' },
              { model: 'openai:second', cause: 'process_lost', state: 'completed' },
            ],
          },
        },
      ]);
    }
    await second.end('SIGTERM');
  });
});
