import { NOTHING_FOUND } from './knowledge-block.js';
import { loadConfig } from '../config/config.js';
import { ModelLimits } from '../models/limits/model-limits.js';
import { TokenCounters } from '../models/tokens/token-counters.js';
import { aManifest } from '../runs/testing/a-manifest.js';
import { type WindowMessage } from '../context/context-window.js';
import { TurnWindow, type WantedRoom, type WindowRequest } from './turn-window.js';
import { type WindowHistory } from './window-history.js';

/** The model `openai:small` can read 1,000 tokens. */
const config = loadConfig({ MODEL_CONTEXT_TOKENS: 'small=1000,large=100000', MAX_WINDOW_MESSAGES: '300' });
const limits = new ModelLimits(config);
const window = new TurnWindow(limits, new TokenCounters(), config);
/** About 100 tokens. */
const LONG = 'lorem ipsum dolor sit amet '.repeat(19);

/** A history of which the newest 20 are read at first. */
class FakeHistory implements WindowHistory {
  private read = 20;

  constructor(private readonly all: readonly WindowMessage[]) {}

  get messages(): readonly WindowMessage[] {
    return this.all.slice(-this.read);
  }

  get isWhole(): boolean {
    return this.olderCount === 0;
  }

  get olderCount(): number {
    return Math.max(0, this.all.length - this.read);
  }

  readOlder(count: number): Promise<void> {
    this.read += count;
    return Promise.resolve();
  }

  turnsOf(ids: readonly string[]): Promise<readonly WindowMessage[]> {
    const older = this.all.slice(0, -this.read);
    return Promise.resolve(
      older.filter(({ id }, index) => ids.includes(id) || ids.includes(older[index - 1]?.id ?? '')),
    );
  }
}

const request = (changes: Partial<WindowRequest>): WindowRequest => ({
  ...{
    model: 'openai:small',
    maxTokens: 200,
    systemText: 'Be brief.',
    passages: [],
    pinned: [],
    isNothingFound: false,
  },
  history: new FakeHistory([{ id: 'msg_1', role: 'user', content: 'What does it cost?' }]),
  ...changes,
});
const turns = (count: number, text = LONG): FakeHistory =>
  new FakeHistory(
    Array.from({ length: 2 * count - 1 }, (_, index) => ({
      id: `msg_${index + 1}`,
      parentId: index === 0 ? null : `msg_${index}`,
      role: index % 2 === 0 ? ('user' as const) : ('assistant' as const),
      content: `${index + 1} ${text}`,
    })),
  );

describe('TurnWindow', () => {
  it('tells the model that nothing was found, where that has room', async () => {
    const systemOf = async (changes: Partial<WindowRequest>) =>
      (await window.plan(request(changes))).messages[0]?.content;
    expect(await systemOf({ isNothingFound: true })).toBe(`Be brief.${NOTHING_FOUND}`);
    expect(await systemOf({})).toBe('Be brief.');
  });

  it('tells of every message and passage whether it is sent, how long it is, and why', async () => {
    const { passages } = aManifest('It is free.');
    const planned = await window.plan(request({ passages }));
    expect(planned.messages).toHaveLength(2);
    expect(planned.passages).toEqual(passages);
    expect(planned.window).toMatchObject({
      ...{ limit_tokens: 1_000, limit_source: 'setting', tokens_are: 'estimated' },
      messages: [{ message_id: 'msg_1', role: 'user', included: true, reason: 'question' }],
      passages: [{ passage_id: passages[0]?.passage_id, included: true, reason: 'found' }],
    });
  });

  it('asks for no longer reply than the model can say', async () => {
    const planned = await window.plan(request({ model: 'openai:gpt-4o', maxTokens: 32_000 }));
    expect(planned.maxTokens).toBe(16_384);
    const unknown = await window.plan(request({ model: 'openai:unknown', maxTokens: 32_000 }));
    expect(unknown.maxTokens).toBe(32_000);
  });

  it('sends as many whole turns as there is room for beside the reply', async () => {
    const planned = await window.plan(request({ history: turns(8) }));
    expect(planned.window.sent_tokens * 1.2 + planned.maxTokens).toBeLessThanOrEqual(1_000);
    expect(planned.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
      'assistant',
      'user',
    ]);
    expect(planned.messages.at(-1)?.content).toMatch(/^15 /);
  });

  it('reads a long history as far as there is room, and says how much it did not read', async () => {
    const planned = await window.plan(request({ model: 'openai:large', history: turns(140) }));
    expect(planned.messages).toHaveLength(280);
    expect(planned.window).toMatchObject({ older_messages: 0 });
    const small = await window.plan(request({ history: turns(140) }));
    expect(small.window.messages).toHaveLength(20);
    expect(small.window).toMatchObject({ older_messages: 259 });
  });

  it('reads no more messages than it may, though there is room', async () => {
    const planned = await window.plan(request({ model: 'openai:large', history: turns(500, 'brief') }));
    expect(planned.window.messages).toHaveLength(300);
    expect(planned.window).toMatchObject({ older_messages: 699 });
    // The oldest that was read answers a question that was not.
    expect(planned.window.messages[0]).toMatchObject({ included: false, reason: 'questionless' });
    expect(planned.messages[1]).toMatchObject({ role: 'user' });
  });

  it('gives passages their share and no more, the best first', async () => {
    const planned = await window.plan(request({ passages: aManifest(LONG, LONG, LONG, LONG).passages }));
    expect(planned.passages.map(({ number }) => number)).toEqual([1, 2]);
    expect(planned.window.passages.map(({ reason }) => reason)).toEqual([
      'found',
      'found',
      'too_long',
      'too_long',
    ]);
    expect(planned.messages[0]?.content).not.toContain('[3]');
  });

  it('asks for no longer a reply than half of what the model can read', async () => {
    expect((await window.plan(request({ maxTokens: 4_000 }))).maxTokens).toBe(500);
    expect((await window.plan(request({ model: 'openai:any', maxTokens: 4_000 }))).maxTokens).toBe(4_000);
  });

  it('sends twenty messages where nobody knows what the model can read', async () => {
    const planned = await window.plan(request({ model: 'openai:any', history: turns(12) }));
    expect(planned.messages).toHaveLength(20);
    expect(planned.window).toMatchObject({ limit_tokens: null, limit_source: null });
  });

  const pinning =
    (...contents: string[]): WantedRoom['pinned'] =>
    () =>
      Promise.resolve(contents.map((content) => ({ content })));
  const room = (changes: Partial<WantedRoom>): WantedRoom => ({
    ...{ model: 'openai:small', maxTokens: 200, systemText: 'Be brief.', pinned: pinning(), message: LONG },
    ...changes,
  });

  it('refuses a message that fits into no call, with the numbers', async () => {
    await window.requireRoom(room({}));
    // Nor is it looked for what is pinned where nobody knows how much there is room for.
    const pinned = () => Promise.reject(new Error('was looked for'));
    await window.requireRoom(room({ model: 'openai:any', message: LONG.repeat(99), pinned }));
    await expect(window.requireRoom(room({ message: LONG.repeat(9) }))).rejects.toMatchObject({
      code: 'message_too_long_for_model',
      errors: [{ field: 'content' }],
      members: { model: 'openai:small', limit_tokens: 1_000, reply_tokens: 200 },
    });
  });

  it('refuses what is pinned where that fits into no call, and a message that does not fit beside it', async () => {
    const pinned = pinning(LONG.repeat(4));
    await window.requireRoom(room({ pinned }));
    await expect(window.requireRoom(room({ pinned, message: LONG.repeat(3) }))).rejects.toMatchObject({
      code: 'message_too_long_for_model',
      members: { pinned_tokens: expect.any(Number) },
    });
    await expect(
      window.requireRoom(room({ pinned: pinning(LONG.repeat(4), LONG.repeat(4)) })),
    ).rejects.toMatchObject({
      code: 'pinned_too_long_for_model',
      members: { limit_tokens: 1_000, pinned_tokens: expect.any(Number) },
    });
  });

  it('sends what is pinned from before all that is read, and what is recent beside it', async () => {
    const planned = await window.plan(request({ history: turns(100), pinned: ['msg_11'] }));
    const sent = planned.window.messages.filter(({ included }) => included);
    expect(sent.map(({ message_id, reason }) => [message_id, reason])).toEqual([
      ...[
        ['msg_11', 'pinned'],
        ['msg_12', 'pinned'],
      ],
      ...[
        ['msg_197', 'recent'],
        ['msg_198', 'recent'],
        ['msg_199', 'question'],
      ],
    ]);
    expect(planned.window.older_messages).toBe(199 - 20 - 2);
  });

  it('reads the question of an answer that is pinned where it read no further than that', async () => {
    const planned = await window.plan(
      request({ model: 'openai:any', history: turns(11), pinned: ['msg_2'] }),
    );
    expect(planned.window.messages.slice(0, 3)).toMatchObject([
      { message_id: 'msg_1', included: true, reason: 'pinned' },
      { message_id: 'msg_2', included: true, reason: 'pinned' },
      { message_id: 'msg_3', included: false, reason: 'too_many' },
    ]);
    expect(planned.messages).toHaveLength(1 + 2 + 17);
    expect(planned.window).toMatchObject({ older_messages: 0 });
  });

  it('sends less once a refusal has taught it', async () => {
    const first = await window.plan(request({ model: 'openai:unknown', history: turns(8) }));
    const manifest = { ...aManifest(), model: 'openai:unknown', max_tokens: 200, window: first.window };
    window.noteRefusal(manifest, 900);
    const second = await window.plan(request({ model: 'openai:unknown', history: turns(8) }));
    expect(second.window).toMatchObject({ limit_tokens: 900, limit_source: 'learned' });
    expect(second.messages.length).toBeLessThan(first.messages.length);
  });
});
