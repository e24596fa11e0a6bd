import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { type ChatPart } from '../models/chat-part.js';
import { estimateTokens } from '../models/tokens/estimate-tokens.js';
import { type ChatRequest } from '../models/chat-request.js';
import { type Script } from '../models/testing/scripted-chat-model.js';
import { RunCancelledError } from '../runs/runs.errors.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

const RUNS = 1_000;
const USERS = ['one', 'two', null];
const HOUR_MS = 3_600_000;

/** What the provider does, and when the run is cancelled: before one of its steps, or never. */
const plans = fc.record({
  user: fc.nat(USERS.length - 1),
  thoughts: fc.nat(3),
  words: fc.nat(6),
  ending: fc.constantFrom('reported', 'uncounted', 'failure'),
  cancelledAt: fc.option(fc.nat(10), { nil: undefined }),
  laterMs: fc.nat(HOUR_MS),
});
type Plan = typeof plans extends fc.Arbitrary<infer Value> ? Value : never;

/** What a provider charges for: whatever it was sent, and whatever left it. */
interface Meter {
  input: number;
  output: number;
}

/** Charges by the same estimate where it does not report what it counted, and by its own count where it does. */
function provider(plan: Plan, meter: Meter, cancel: () => void): Script {
  return async function* (request: ChatRequest) {
    await Promise.resolve();
    meter.input = request.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
    const said: ChatPart[] = [
      ...Array.from({ length: plan.thoughts }, () => ({ type: 'reasoning-delta', text: 'hmm ' }) as const),
      ...Array.from({ length: plan.words }, () => ({ type: 'text-delta', text: 'yes ' }) as const),
    ];
    let [thoughts, text] = ['', ''];
    for (const [step, part] of said.entries()) {
      if (step === plan.cancelledAt) cancel();
      if (part.type === 'reasoning-delta') thoughts += part.text;
      if (part.type === 'text-delta') text += part.text;
      meter.output = estimateTokens(thoughts) + estimateTokens(text);
      yield part;
    }
    if (said.length === plan.cancelledAt) cancel();
    if (plan.ending === 'failure') throw new Error('The provider broke.');
    if (plan.ending === 'reported') Object.assign(meter, { input: 1_000 + plan.words, output: said.length });
    const usage = { inputTokens: meter.input, outputTokens: meter.output };
    yield { type: 'finish', reason: 'stop', usage: plan.ending === 'reported' ? usage : undefined };
  };
}

describe('AttemptMeter', () => {
  let fixture: OrchestratorFixture;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    fixture = await OrchestratorFixture.create();
  });

  afterEach(() => fixture.close());

  async function makeReply(plan: Plan): Promise<Meter> {
    const meter = { input: 0, output: 0 };
    const controller = new AbortController();
    const conversation = await fixture.converse({}, { userId: USERS[plan.user] ?? null });
    fixture.model.script = provider(plan, meter, () => {
      controller.abort(new RunCancelledError());
    });
    const run = await fixture.startRun(conversation.id, 'What does it cost?');
    await fixture.executor.execute(run, undefined, controller);
    fixture.clock.nowMs += plan.laterMs;
    return meter;
  }

  it(`has the ledger say what the provider does, over ${RUNS} replies of which many come to no end`, async () => {
    const charged = new Map<string, { attempts: number } & Meter>();
    for (const plan of fc.sample(plans, { numRuns: RUNS, seed: 42 })) {
      const day = new Date(fixture.clock.now()).toISOString().slice(0, 10);
      const { input, output } = await makeReply(plan);
      const key = `${day} ${USERS[plan.user] ?? ''}`;
      const sum = charged.get(key) ?? { attempts: 0, input: 0, output: 0 };
      charged.set(key, {
        attempts: sum.attempts + 1,
        input: sum.input + input,
        output: sum.output + output,
      });
    }

    const filter = { applicationId: 'app', userId: undefined, model: undefined };
    const totals = await fixture.usage.totals({ ...filter, from: '0000-01-01', to: '9999-12-31' }, 10_000);
    const recorded = totals.map(({ day, userId, attempts, inputTokens, outputTokens }) => [
      `${day} ${userId}`,
      { attempts, input: inputTokens, output: outputTokens },
    ]);
    expect(Object.fromEntries(recorded)).toEqual(Object.fromEntries(charged));
    const estimated = totals.reduce((sum, { estimatedAttempts }) => sum + estimatedAttempts, 0);
    expect(estimated).toBeGreaterThan(RUNS / 3);
    expect(estimated).toBeLessThan(RUNS);
  }, 60_000);

  it('has nothing on the bill where nothing was sent', async () => {
    const { id } = await fixture.converse();
    const run = await fixture.startRun(id, 'What does it cost?');
    const controller = new AbortController();
    controller.abort(new RunCancelledError());
    await fixture.executor.execute(run, undefined, controller);
    expect(await fixture.usage.tokensToday('app')).toBe(0);
  });
});
