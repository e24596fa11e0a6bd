import { aQuestion, ChaoticUpstream, FATES, rightAnswer } from '../support/chaotic-upstream.js';
import { getJson } from '../support/requests.js';
import { allFrames, type Chunk, chunksOf, textOf } from '../support/sse.js';
import { sendStreaming } from '../support/streaming.js';
import { createConversation, startApp, type TestApp } from '../support/test-app.js';

/** `npm run test:providers` has many more. */
const USERS = Number(process.env.USERS ?? 40);
const SEED = process.env.SEED ?? '1';
const TURNS = 2;
const MANNERS = ['prefill', 'strict', 'deaf'];
const ENDS = new Set(['finish', 'abort', 'error']);

/** What one user has seen of one turn. */
interface Turn {
  readonly question: string;
  readonly text: string;
  /** Undefined of a reply that came through. */
  readonly code: string | undefined;
  readonly wasGoneOnWith: boolean;
}

interface StoredMessage {
  role: string;
  content: string;
  metadata: { state?: string; error?: { code: string } };
}

/** Nothing of the model can be doubled or lost, whatever becomes of its calls, and nobody waits for ever. */
describe.each([
  ['each is tried', '0'],
  ['an endpoint that fails is left alone', '3'],
])('an endpoint that answers at random, where %s', (_, breakerFailures) => {
  const upstream = new ChaoticUpstream(SEED);
  let platform: TestApp;

  beforeAll(async () => {
    platform = await startApp({
      OPENAI_BASE_URL: await upstream.listen(),
      MODEL_FIRST_TOKEN_SECONDS: '1',
      MODEL_SILENCE_SECONDS: '1',
      MODEL_BREAKER_FAILURES: breakerFailures,
      MODEL_BREAKER_SECONDS: '1',
    });
  });

  afterAll(async () => {
    await platform.close();
    await upstream.close();
  });

  it('gives every user one coherent reply or one typed error', async () => {
    const turns = (await Promise.all(Array.from({ length: USERS }, (_, user) => converse(user)))).flat();
    const whole = turns.filter(({ code }) => code === undefined);
    console.log(summary(turns));

    expect(turns).toHaveLength(USERS * TURNS);
    for (const { question, text } of whole) expect(text).toBe(rightAnswer(question));
    for (const { question, text, code } of turns.filter((turn) => turn.code !== undefined)) {
      expect(code).toMatch(/^(?:model_(?!timeout)[a-z_]+|message_too_long_for_model)$/);
      // What came of it is the beginning of the answer, without a word twice.
      expect(rightAnswer(question).startsWith(text)).toBe(true);
    }
    if (breakerFailures === '0') {
      expect([...upstream.fates.keys()].sort()).toEqual([...FATES].sort());
      expect(whole.length).toBeGreaterThan(turns.length / 2);
      expect(whole.some(({ wasGoneOnWith }) => wasGoneOnWith)).toBe(true);
    }
  }, 600_000);

  /** Every other user waits for the message instead of following it. */
  async function converse(user: number): Promise<Turn[]> {
    const config = { model: `openai:${MANNERS[user % MANNERS.length] ?? ''}`, max_tokens: 200 };
    const id = await createConversation(platform.http, { config });
    const turns: Turn[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const question = aQuestion(user, turn);
      const told = user % 2 === 0 ? await followed(id, question) : await awaited(id, question);
      turns.push({ question, ...told });
    }
    await compare(id, turns);
    return turns;
  }

  async function followed(id: string, question: string): Promise<Omit<Turn, 'question'>> {
    const response = await sendStreaming(platform, id, { content: question });
    if (response.status !== 200) return refused((await response.json()) as { code: string });
    const frames = await allFrames(response);
    const chunks = chunksOf(frames);
    expect(frames.at(-1)?.data).toBe('[DONE]');
    expect(chunks.filter(({ type }) => ENDS.has(type))).toHaveLength(1);
    expect(ENDS.has(chunks.at(-1)!.type)).toBe(true);
    return {
      text: textOf(chunks),
      code: codeOf(chunks),
      wasGoneOnWith: chunks.some(({ type }) => type === 'data-continued'),
    };
  }

  async function awaited(id: string, question: string): Promise<Omit<Turn, 'question'>> {
    const { status, body } = await platform.http
      .post(`/v1/conversations/${id}/messages`)
      .send({ content: question });
    if (status !== 201) return refused(body as { code: string });
    const { content } = body as { content: string };
    return { text: content, code: undefined, wasGoneOnWith: false };
  }

  /** What is stored is what was told, each once. */
  async function compare(id: string, turns: readonly Turn[]): Promise<void> {
    const conversation = await getJson(platform, `/v1/conversations/${id}`);
    const messages = conversation.messages as StoredMessage[];
    const accepted = turns.filter(({ code }) => code !== 'message_too_long_for_model');
    expect(conversation.active_run_id).toBeNull();
    expect(messages.map(({ role }) => role)).toEqual(accepted.flatMap(() => ['user', 'assistant']));
    accepted.forEach(({ question, text, code }, index) => {
      const [asked, reply] = messages.slice(2 * index);
      expect(asked?.content).toBe(question);
      expect(reply?.metadata.error?.code).toBe(code);
      expect(reply?.metadata.state).toBe(code === undefined ? 'completed' : 'failed');
      if (index % 2 === 0 || code === undefined) expect(reply?.content.startsWith(text)).toBe(true);
      expect(rightAnswer(question).startsWith(reply?.content ?? '')).toBe(true);
    });
  }
});

function refused({ code }: { code: string }): Omit<Turn, 'question'> {
  return { text: '', code, wasGoneOnWith: false };
}

/** Of a reply that failed. */
function codeOf(chunks: readonly Chunk[]): string | undefined {
  if (chunks.at(-1)?.type === 'finish') return undefined;
  const metadata = chunks.findLast(({ type }) => type === 'message-metadata')?.messageMetadata;
  return (metadata as { error?: { code: string } } | undefined)?.error?.code ?? 'none';
}

function summary(turns: readonly Turn[]): string {
  const codes = Map.groupBy(turns, ({ code }) => code ?? 'came through');
  const counts = [...codes].map(([code, all]) => `${code} ${all.length}`);
  return `seed ${SEED}, ${turns.length} turns, ${turns.filter((turn) => turn.wasGoneOnWith).length} seen to be gone on with: ${counts.join(', ')}`;
}
