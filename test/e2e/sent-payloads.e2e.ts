import { createHash } from 'node:crypto';
import { type ManifestDto } from '../../src/runs/manifest.dto.js';
import { type SentRequestDto } from '../../src/runs/sent-request.dto.js';
import { type UpstreamCall } from '../support/fake-upstream.js';
import { getJson, send } from '../support/requests.js';
import { allFrames } from '../support/sse.js';
import { runIdOf, sendStreaming } from '../support/streaming.js';
import { APPLICATION, createConversation } from '../support/test-app.js';
import { usePlatformWithUpstream } from '../support/use-platform.js';

const REFUSALS = {
  max_tokens: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
  stream_options: 'Extra inputs are not permitted: stream_options',
  temperature: "Unsupported value: 'temperature' does not support 0.7 with this model.",
};
const STRANGE = '"quoted" \\ über \u2028 日本語 🙂';

describe('what went to a provider', () => {
  const { platform, upstream } = usePlatformWithUpstream({
    MODEL_CONTEXT_TOKENS: 'tight=1200,large=100000',
  });

  afterEach(() => {
    upstream.answer = () => undefined;
    upstream.calls.length = 0;
  });

  const begin = (model: string): Promise<string> =>
    createConversation(platform.http, { config: { model: `openai:${model}`, enable_rag: true } });

  async function say(id: string, content: string): Promise<string> {
    const response = await sendStreaming(platform, id, { content });
    await allFrames(response);
    return runIdOf(response);
  }

  const manifestOf = async (runId: string, query = ''): Promise<ManifestDto> =>
    (await getJson(platform, `/v1/runs/${runId}/manifest${query}`)) as unknown as ManifestDto;

  /** Every request of the run, as the manifest has it; each is held against the bytes that came. */
  async function requestsOf(runId: string, came: readonly UpstreamCall[]): Promise<SentRequestDto[]> {
    const { attempts } = await manifestOf(runId, '?payload=true');
    const requests = attempts.flatMap((attempt) => attempt.requests ?? []);
    expect(requests.map(({ sha256 }) => sha256)).toEqual(came.map(({ bytes }) => sha256Of(bytes)));
    expect(requests.map(({ payload }) => payload)).toEqual(came.map(({ bytes }) => bytes.toString()));
    expect(requests.map(({ bytes }) => bytes)).toEqual(came.map(({ bytes }) => bytes.length));
    return requests;
  }

  const answer = (call: UpstreamCall): void => {
    call.say('Yes [1].');
    call.finish();
  };

  it('is written anew, byte for byte, with what was found and whatever characters are in it', async () => {
    await send(platform, 'POST', '/v1/knowledge/documents', {
      ...{ title: 'Fees', category: 'fees', content: 'A parcel costs 4 euros. '.repeat(30) },
      application_id: APPLICATION,
    });
    upstream.answer = answer;
    const id = await begin('plain');
    await say(id, STRANGE);
    const runId = await say(id, 'What does a parcel cost?');
    const [request] = await requestsOf(runId, upstream.calls.slice(1));
    expect(request?.payload).toContain('A parcel costs 4 euros.');
    expect(request?.payload).toContain('日本語');
  });

  it('is kept of every request, also of those that taught how to write the next', async () => {
    upstream.answer = (call) => {
      const trait = (Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]).find((name) => name in call.body);
      if (trait === undefined) answer(call);
      else call.fail(400, { error: { message: REFUSALS[trait], param: trait } });
    };
    const requests = await requestsOf(await say(await begin('picky'), 'Hello?'), upstream.calls);
    expect(requests.map(({ manner }) => manner.without)).toEqual([
      [],
      ['max_tokens'],
      ['max_tokens', 'stream_options'],
      ['max_tokens', 'stream_options', 'temperature'],
    ]);
  });

  it('is written anew where the history was cut, and where a refusal had it cut more', async () => {
    const id = await begin('tight');
    upstream.answer = answer;
    for (let turn = 0; turn < 4; turn += 1) await say(id, `${turn} ${'lorem ipsum dolor '.repeat(60)}`);
    upstream.calls.length = 0;
    upstream.answer = (call) => {
      const message = "This model's maximum context length is 700 tokens. However, you requested more.";
      if (upstream.calls.length > 1) answer(call);
      else call.fail(400, { error: { message, code: 'context_length_exceeded' } });
    };
    const runId = await say(id, `5 ${'lorem ipsum dolor '.repeat(10)}`);
    const requests = await requestsOf(runId, upstream.calls);
    expect(requests.map(({ refused_before }) => refused_before)).toEqual([0, 1]);
    const { manifest } = await manifestOf(runId);
    expect(manifest?.refused).toHaveLength(1);
    expect(manifest?.window?.messages.map(({ reason }) => reason)).toContain('too_long');
  });

  it('is all of a long history where the model can read it, and twenty messages where nobody knows', async () => {
    upstream.answer = answer;
    const id = await begin('large');
    for (let turn = 0; turn < 40; turn += 1) await say(id, `Question ${turn}`);
    upstream.calls.length = 0;
    const runId = await say(id, 'The last');
    await requestsOf(runId, upstream.calls);
    expect(upstream.calls[0]?.body.messages).toHaveLength(82);
    const { manifest } = await manifestOf(runId);
    expect(manifest?.window).toMatchObject({ older_messages: 0 });
    expect(manifest?.window?.messages.map(({ reason }) => reason)).toEqual([
      ...Array<string>(80).fill('recent'),
      'question',
    ]);
  });

  it('is written anew of a reply that was gone on with, in whatever way', async () => {
    upstream.answer = (call) => {
      if (upstream.calls.length === 1) {
        call.say('The first half of 日本語, ');
        setTimeout(() => {
          call.cut();
        }, 20);
      } else if ('continue_final_message' in call.body) {
        call.fail(400, { error: { message: 'Unknown parameter: continue_final_message' } });
      } else if (call.body.messages.at(-1)?.role === 'assistant') {
        call.fail(400, { error: { message: 'prefix is not supported' } });
      } else {
        call.say('The first half of 日本語, and the second.');
        call.finish();
      }
    };
    const runId = await say(await begin('cut'), 'Both halves?');
    const requests = await requestsOf(runId, upstream.calls);
    expect(requests.map(({ manner }) => manner.form)).toEqual([
      ...['continue_final_message', 'continue_final_message', 'prefix', 'instruction'],
    ]);
  });

  it('is left out where nobody asks for it', async () => {
    upstream.answer = answer;
    const runId = await say(await begin('plain'), 'Hello?');
    const { attempts } = await manifestOf(runId);
    expect(attempts[0]?.requests?.[0]).not.toHaveProperty('payload');
    expect(attempts[0]?.requests?.[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is nothing where the built-in assistant answers', async () => {
    const id = await createConversation(platform.http, { config: { model: 'offline' } });
    const runId = await say(id, 'Hello?');
    const { attempts } = await manifestOf(runId, '?payload=true');
    expect(attempts).toMatchObject([{ requests: [] }]);
  });
});

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
