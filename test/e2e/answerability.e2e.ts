import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const BANK = 'app_answerability';
const ANSWERED = 'How do I report a stolen card?';
const FOREIGN = 'Which zebra outran the giraffe in the Kenyan marathon last night?';
const NOTHING = 'nothing in the documents is likely to answer';

interface Line {
  title: string;
  text: string;
}

describe('an application that knows when it has nothing', () => {
  const { platform, upstream } = usePlatformWithUpstream();

  beforeAll(async () => {
    const file = join(import.meta.dirname, '..', 'eval', 'help-centre.docs.jsonl');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    for (const line of lines) {
      const { title, text: content } = JSON.parse(line) as Line;
      const document = { application_id: BANK, category: 'help', title, content };
      await platform.http.post('/v1/knowledge/documents').send(document).expect(201);
    }
  });

  const set = (answer_threshold: number) =>
    platform.http.patch(`/v1/applications/${BANK}`).send({ answer_threshold }).expect(200);

  /** What was sent to the model, and what the run tells of it. */
  const ask = async (content: string) => {
    let system = '';
    upstream.answer = (call) => {
      system = (call.body as { messages: { content: string }[] }).messages[0]?.content ?? '';
      call.say('Well.');
      call.finish();
    };
    const conversation = await createConversation(platform.http, {
      application_id: BANK,
      config: { enable_rag: true },
    });
    const path = `/v1/conversations/${conversation}/messages`;
    const { run_id } = (await platform.http.post(path).send({ content }).expect(201)).body as {
      run_id: string;
    };
    const manifest = (await platform.http.get(`/v1/runs/${run_id}/manifest`).expect(200)).body as {
      manifest: { answerability: number; passages: object[] };
    };
    const trace = (await platform.http.get(`/v1/runs/${run_id}/retrieval`).expect(200)).body as {
      retrieval: { answerability: { value: number; threshold: number }; fused: object[]; injected: object[] };
    };
    return { system, ...manifest.manifest, trace: trace.retrieval };
  };

  const answerabilityOf = async (query: string): Promise<number> => {
    const response = await platform.http.post('/v1/knowledge/search').send({ application_id: BANK, query });
    expect(response.status).toBe(200);
    return Number(response.get('Answerability'));
  };

  it('tells with a search how likely what it found is to answer', async () => {
    expect(await answerabilityOf(ANSWERED)).toBeGreaterThan(0.5);
    expect(await answerabilityOf(FOREIGN)).toBeLessThan(0.18);
    expect(await answerabilityOf('Xyzzy plugh?')).toBe(0);
  });

  it('hands passages to the model where they are likely to answer', async () => {
    const { system, answerability, passages, trace } = await ask(ANSWERED);
    expect(answerability).toBeGreaterThan(0.5);
    expect(passages).toHaveLength(3);
    expect(trace.answerability).toMatchObject({ value: answerability, threshold: 0.18 });
    expect(system).not.toContain(NOTHING);
  });

  it('hands none over where they are not, tells the model so, and the trace what there was', async () => {
    const { system, answerability, passages, trace } = await ask(FOREIGN);
    expect(answerability).toBeLessThan(0.18);
    expect(passages).toEqual([]);
    expect(trace.fused.length).toBeGreaterThan(0);
    expect(trace.injected).toEqual([]);
    expect(system).toContain(NOTHING);
  });

  it('goes by what the application takes for likely', async () => {
    await set(0);
    expect((await ask(FOREIGN)).passages).toHaveLength(3);
    await set(1);
    expect((await ask(ANSWERED)).passages).toEqual([]);
    await set(0.18);
  });

  it('is told with an explanation', async () => {
    const request = { application_id: BANK, query: ANSWERED, document_id: 'doc_none' };
    const { body } = await platform.http.post('/v1/knowledge/explain').send(request).expect(200);
    expect(body).toMatchObject({
      answerability: { fit: expect.any(Number) as number, closeness: 0, value: expect.any(Number) as number },
    });
  });
});
