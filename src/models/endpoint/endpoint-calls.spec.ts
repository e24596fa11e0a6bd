import { FixedClock } from '../../common/testing/fixed-clock.js';
import { ManualScheduler } from '../../common/testing/manual-scheduler.js';
import { type ChatPart } from '../chat-part.js';
import { ModelError, type ModelErrorCode } from '../model-error.js';
import { anEndpoint } from '../testing/an-endpoint.js';
import { RecordingSleeper } from '../testing/recording-sleeper.js';
import { type Ask, type EndpointCalls, type IncomingAnswer, type Wanted } from './endpoint-calls.js';

const text = (said: string): ChatPart => ({ type: 'text-delta', text: said });
const FINISH: ChatPart = { type: 'finish', reason: 'stop', usage: undefined };

/** One step of an answer: parts, now or later, an error, or silence until the call is given up. */
type Step = readonly ChatPart[] | Promise<readonly ChatPart[]> | ModelErrorCode | 'silence';

describe('EndpointCalls', () => {
  let scheduler: ManualScheduler;
  let sleeper: RecordingSleeper;
  let clock: FixedClock;
  let asked: number;
  /** How many steps wait in silence. */
  let waiting: number;

  beforeEach(() => {
    [scheduler, sleeper, clock] = [new ManualScheduler(), new RecordingSleeper(), new FixedClock()];
    [asked, waiting] = [0, 0];
  });

  const endpoint = (environment = {}): EndpointCalls =>
    anEndpoint({ scheduler, sleeper, clock, environment });

  /** An answer for each time that is asked; the last one for all that come after. */
  function answering(...answers: readonly (readonly Step[])[]): Ask {
    return (signal) => {
      const steps = [...(answers[Math.min(asked, answers.length - 1)] ?? [])];
      asked += 1;
      return Promise.resolve({ next: () => take(steps.shift(), signal) });
    };
  }

  async function take(step: Step | undefined, signal: AbortSignal): ReturnType<IncomingAnswer['next']> {
    if (step === 'silence') {
      waiting += 1;
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve, { once: true });
      });
      waiting -= 1;
      throw new Error('hung up');
    }
    if (typeof step === 'string') throw new ModelError(step, 'It went wrong.');
    return step;
  }

  function make(calls: EndpointCalls, ask: Ask, wanted: Partial<Wanted> = {}): AsyncGenerator<ChatPart> {
    return calls.make('m', ask, { timeoutMs: 300_000, ...wanted }, new AbortController().signal);
  }

  async function silent(): Promise<void> {
    for (let turn = 0; turn < 20 && waiting === 0; turn += 1) await Promise.resolve();
    expect(waiting).toBe(1);
  }

  it('gives all parts of an answer, and leaves no timer behind', async () => {
    const calls = endpoint();
    const parts = await Array.fromAsync(make(calls, answering([[], [text('a')], [text('b'), FINISH]])));
    expect(parts).toEqual([text('a'), text('b'), FINISH]);
    expect(scheduler.pending).toBe(0);
  });

  it('waits for the first token so long, and asks again', async () => {
    const calls = endpoint({ MODEL_FIRST_TOKEN_SECONDS: '20' });
    const reading = Array.fromAsync(make(calls, answering([[], 'silence'], [[text('a'), FINISH]])));
    await silent();
    scheduler.advance(19_999);
    expect(asked).toBe(1);
    scheduler.advance(1);
    expect(await reading).toEqual([text('a'), FINISH]);
    expect(asked).toBe(2);
    expect(sleeper.sleptMs).toHaveLength(1);
  });

  it('gives up where the first token never comes', async () => {
    const calls = endpoint({ MODEL_FIRST_TOKEN_SECONDS: '20' });
    const reading = Array.fromAsync(make(calls, answering(['silence'])));
    const outcome = expect(reading).rejects.toMatchObject({
      code: 'model_first_token_timeout',
      kind: 'upstream-timeout',
      message: 'The model did not begin its answer within 20 seconds.',
    });
    for (let time = 0; time < 3; time += 1) {
      await silent();
      scheduler.advance(20_000);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    await outcome;
    expect(asked).toBe(3);
  });

  it('ends where a token does not come in time, after those that did, and never asks again', async () => {
    const calls = endpoint({ MODEL_SILENCE_SECONDS: '7' });
    const parts = make(calls, answering([[text('a')], [text('b')], 'silence']));
    await parts.next();
    await parts.next();
    const late = expect(parts.next()).rejects.toMatchObject({
      code: 'model_silence_timeout',
      kind: 'upstream-timeout',
    });
    await silent();
    scheduler.advance(6_999);
    expect(waiting).toBe(1);
    scheduler.advance(1);
    await late;
    expect(asked).toBe(1);
    expect(calls.health.conditionOf('m').lastFailure?.code).toBe('model_silence_timeout');
  });

  it('takes keep-alives for silence, also after the first token', async () => {
    const calls = endpoint({ MODEL_SILENCE_SECONDS: '7' });
    const keepAlive = Promise.withResolvers<readonly ChatPart[]>();
    const parts = make(calls, answering([[text('a')], keepAlive.promise, 'silence']));
    await parts.next();
    const late = expect(parts.next()).rejects.toMatchObject({ code: 'model_silence_timeout' });
    scheduler.advance(6_000);
    keepAlive.resolve([]);
    await silent();
    scheduler.advance(1_000);
    await late;
  });

  it('does not hold against an endpoint that its reader is slow', async () => {
    const parts = make(endpoint(), answering([[text('a')], [text('b')], [FINISH]]));
    await parts.next();
    scheduler.advance(9_000_000);
    expect((await parts.next()).value).toEqual(text('b'));
  });

  it('asks no more once too much has failed, and again when one answer has come', async () => {
    const calls = endpoint({ MODEL_BREAKER_FAILURES: '2', MODEL_BREAKER_SECONDS: '5' });
    const failing = answering(['model_failed']);
    await expect(Array.fromAsync(make(calls, failing))).rejects.toMatchObject({ code: 'model_failed' });
    await expect(Array.fromAsync(make(calls, failing))).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(asked).toBe(4);
    await expect(Array.fromAsync(make(calls, failing))).rejects.toMatchObject({
      code: 'model_unavailable',
      retryAfterSeconds: 5,
    });
    expect(asked).toBe(4);
    clock.nowMs += 5_000;
    const probe = make(calls, answering([[text('a')], [FINISH]]));
    await probe.next();
    expect(calls.health.conditionOf('m')).toEqual({ state: 'closed', lastFailure: undefined });
  });

  it('counts what breaks in the middle', async () => {
    const calls = endpoint({ MODEL_BREAKER_FAILURES: '2' });
    const cut = answering([[text('a')], 'model_stream_cut']);
    for (let time = 0; time < 2; time += 1) {
      await expect(Array.fromAsync(make(calls, cut))).rejects.toMatchObject({ code: 'model_stream_cut' });
    }
    expect(calls.health.conditionOf('m').state).toBe('open');
  });

  it('takes the tries for one reply for one failure, however many there are', async () => {
    const calls = endpoint({ MODEL_BREAKER_FAILURES: '3' });
    const fail = async (code: ModelErrorCode, replyId: string): Promise<void> => {
      const reading = Array.fromAsync(make(calls, answering([[text('a')], code], [code]), { replyId }));
      await expect(reading).rejects.toMatchObject({ code });
      asked = 0;
    };
    for (let time = 0; time < 5; time += 1) await fail('model_stream_cut', 'poisoned');
    await fail('model_failed', 'another');
    expect(calls.health.conditionOf('m').state).toBe('closed');
    await fail('model_stream_cut', 'third');
    expect(calls.health.conditionOf('m').state).toBe('open');
  });

  it('takes nothing from a caller who leaves, or who was in haste', async () => {
    const calls = endpoint({ MODEL_BREAKER_FAILURES: '1' });
    const left = make(calls, answering([[text('a')], 'silence']));
    await left.next();
    await left.return(undefined);
    const hasty = Array.fromAsync(make(calls, answering(['silence']), { timeoutMs: 5 }));
    await expect(hasty).rejects.toMatchObject({ code: 'model_timeout' });
    const slow = make(calls, answering([[text('a')], 'silence']), { timeoutMs: 5 });
    await slow.next();
    await expect(slow.next()).rejects.toMatchObject({ code: 'model_timeout' });
    expect(calls.health.conditionOf('m')).toEqual({ state: 'closed', lastFailure: undefined });
  });
});
