import { Logger } from '@nestjs/common';
import { type ApplicationSettings } from '../applications/application-settings.js';
import { aRetrievedPassage } from '../knowledge/testing/fake-knowledge.js';
import { ModelError } from '../models/model-error.js';
import {
  giving,
  saying,
  sayingUntilFailure,
  sayingUntilStopped,
  type Script,
} from '../models/testing/scripted-chat-model.js';
import { type Run } from '../runs/run.js';
import { type Conversation } from '../sessions/conversation.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

const DOWN = new ModelError('model_failed', 'The model is down.');
const CUT = new ModelError('model_stream_cut', 'The stream was cut.');

const failing = (error: Error, ...words: string[]): Script => sayingUntilFailure(error, ...words);

const thinking = (error: Error, thought: string): Script =>
  async function* () {
    yield await Promise.resolve({ type: 'reasoning-delta', text: thought } as const);
    throw error;
  };

describe('ModelFallback', () => {
  let fixture: OrchestratorFixture;
  let conversation: Conversation;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    fixture = await OrchestratorFixture.create();
    conversation = await fixture.converse();
    set({ fallbackModels: ['scripted:two', 'scripted:three'] });
  });

  afterEach(() => fixture.close());

  function set(settings: Partial<ApplicationSettings>): void {
    fixture.settings.settings = { ...fixture.settings.settings, ...settings };
  }

  async function ask(): Promise<Run> {
    const message = { content: 'What does it cost?', metadata: {}, strategy: null, parentId: undefined };
    const run = await fixture.orchestrator.sendMessage(conversation.id, message, undefined);
    await fixture.idle();
    return fixture.runs.runs.getRun(run.id);
  }

  const replyTo = (run: Run) => fixture.history.getMessage(run.assistantMessageId);
  const textIn = async (run: Run): Promise<string> =>
    (await fixture.chunksOf(run.id)).reduce((text, chunk) => {
      if (chunk.type === 'reset-step') return '';
      return chunk.type === 'text-delta' ? text + chunk.delta : text;
    }, '');

  it('has the next model answer where one fails before a word, and tells of both', async () => {
    fixture.model.script = failing(DOWN);
    fixture.second.script = saying('It is ', 'free.');
    const run = await ask();

    expect(run).toMatchObject({ state: 'completed', model: 'scripted:one' });
    expect(await replyTo(run)).toMatchObject({
      content: 'It is free.',
      metadata: {
        model: 'scripted:two',
        attempts: [
          {
            number: 1,
            model: 'scripted:one',
            cause: 'asked',
            state: 'failed',
            error: { code: 'model_failed' },
          },
          { number: 2, model: 'scripted:two', cause: 'fallback', state: 'completed' },
        ],
      },
    });
    expect(await fixture.runs.runs.getManifest(run.id)).toMatchObject({ model: 'scripted:two', refused: [] });
    expect(await fixture.runs.attempts.list(run.id)).toMatchObject([
      { model: 'scripted:one', textFrom: 0 },
      { model: 'scripted:two', textFrom: 0, usage: { inputTokens: 7, outputTokens: 2 } },
    ]);
    expect(fixture.second.requests[0]).toEqual(fixture.model.requests[0]);
    const chunks = await fixture.chunksOf(run.id);
    expect(chunks.find(({ type }) => type === 'data-continued')).toEqual({
      type: 'data-continued',
      data: { attempt: 2, from: 0, cause: 'fallback', model: 'scripted:two' },
    });
    expect(fixture.sleeper.sleptMs).toEqual([]);
  });

  it('has it go on with the text of one that fails in the middle', async () => {
    fixture.model.script = failing(CUT, 'It is ');
    fixture.second.script = saying('free.');
    const run = await ask();

    expect(fixture.second.requests[0]?.continuation).toEqual({ text: 'It is ' });
    expect(await textIn(run)).toBe('It is free.');
    expect((await fixture.chunksOf(run.id)).map(({ type }) => type)).not.toContain('reset-step');
    expect((await replyTo(run)).content).toBe('It is free.');
  });

  it('takes that text back where the application wants it begun anew', async () => {
    set({ onFallback: 'restart' });
    fixture.model.script = failing(CUT, 'It is ');
    fixture.second.script = saying('Nothing.');
    const run = await ask();

    expect(fixture.second.requests[0]).not.toHaveProperty('continuation');
    expect((await fixture.chunksOf(run.id)).filter(({ type }) => type === 'reset-step')).toHaveLength(1);
    expect(await textIn(run)).toBe('Nothing.');
    expect((await replyTo(run)).content).toBe('Nothing.');
  });

  describe('to one that can read less', () => {
    beforeEach(async () => {
      conversation = await fixture.converse({ enableRag: true, maxTokens: 200 });
      fixture.limits.learn('scripted:two', 1_000, 1_000);
    });

    const find = (length: number): void => {
      const text = 'It is free. '.repeat(length);
      fixture.knowledge.found = [1, 2, 3].map((number) => aRetrievedPassage(number, text));
    };

    it('takes the text back where that may cite a passage which has no room any more', async () => {
      find(40);
      fixture.model.script = failing(CUT, 'It is [3] ');
      fixture.second.script = saying('Free [1].');
      const run = await ask();

      expect((await fixture.runs.runs.getManifest(run.id))?.passages).toHaveLength(2);
      expect(fixture.second.requests[0]).not.toHaveProperty('continuation');
      expect(await textIn(run)).toBe('Free [1].');
      expect(await replyTo(run)).toMatchObject({
        content: 'Free [1].',
        metadata: { invented_citations: [], sources: [{ cited: true }, { cited: false }] },
      });
    });

    it('keeps it where all of them have', async () => {
      find(1);
      fixture.model.script = failing(CUT, 'It is [3] ');
      fixture.second.script = saying('free.');
      expect(await replyTo(await ask())).toMatchObject({
        content: 'It is [3] free.',
        metadata: { invented_citations: [], sources: [{ cited: false }, { cited: false }, { cited: true }] },
      });
    });
  });

  it('takes thoughts back that came to no word', async () => {
    fixture.model.script = thinking(CUT, 'Hm.');
    fixture.second.script = giving(
      { type: 'reasoning-delta', text: 'Well.' },
      { type: 'text-delta', text: 'Free.' },
      { type: 'finish', reason: 'stop', usage: undefined },
    );
    expect(await replyTo(await ask())).toMatchObject({ content: 'Free.', metadata: { reasoning: 'Well.' } });
  });

  it('goes through all of them in order, and fails as the last does', async () => {
    for (const model of [fixture.model, fixture.second]) model.script = failing(DOWN);
    fixture.third.script = failing(new ModelError('model_rejected_request', 'No.'));
    const run = await ask();

    expect(run).toMatchObject({ state: 'failed', error: { code: 'model_rejected_request' } });
    expect((await fixture.runs.attempts.list(run.id)).map(({ model }) => model)).toEqual([
      ...['scripted:one', 'scripted:two', 'scripted:three'],
    ]);
  });

  it('passes over one that is not configured, which was sent nothing', async () => {
    set({ fallbackModels: ['nobody:model', 'scripted:one', 'scripted:three'] });
    fixture.model.script = failing(DOWN);
    const run = await ask();

    expect((await replyTo(run)).content).toBe('Yes.');
    expect(await fixture.runs.attempts.list(run.id)).toMatchObject([
      { model: 'scripted:one' },
      { model: 'nobody:model', usage: null, error: { code: 'model_not_configured' } },
      { model: 'scripted:three', state: 'completed' },
    ]);
  });

  it('tries no more often than is allowed', async () => {
    set({ fallbackModels: Array.from({ length: 9 }, (_, index) => `nobody:${index}`) });
    fixture.model.script = failing(DOWN);
    expect(await fixture.runs.attempts.list((await ask()).id)).toHaveLength(5);
  });

  it('has the last go on by itself where its stream is cut', async () => {
    set({ fallbackModels: ['scripted:two'] });
    fixture.model.script = failing(CUT, 'It ');
    let calls = 0;
    fixture.second.script = (request, signal) =>
      ((calls += 1) === 1 ? failing(CUT, 'is ') : saying('free.'))(request, signal);
    const run = await ask();

    expect((await replyTo(run)).content).toBe('It is free.');
    expect((await fixture.runs.attempts.list(run.id)).map(({ cause, model }) => [cause, model])).toEqual([
      ['asked', 'scripted:one'],
      ['fallback', 'scripted:two'],
      ['stream_cut', 'scripted:two'],
    ]);
  });

  it('does not move on where somebody stopped the reply', async () => {
    fixture.model.script = sayingUntilStopped('It is ');
    const message = { content: 'What does it cost?', metadata: {}, strategy: null, parentId: undefined };
    const run = await fixture.orchestrator.sendMessage(conversation.id, message, undefined);
    await fixture.runs.active.cancel(run.id);

    expect(await fixture.runs.runs.getRun(run.id)).toMatchObject({ state: 'cancelled' });
    expect(fixture.second.requests).toEqual([]);
  });

  it('does not move on from a fault of its own', async () => {
    fixture.model.script = failing(new Error('a bug'));
    expect(await ask()).toMatchObject({ state: 'failed', error: { code: 'internal_error' } });
    expect(fixture.second.requests).toEqual([]);
  });

  it('keeps what an earlier run said, whatever is taken back', async () => {
    set({ onFallback: 'restart' });
    fixture.model.script = giving(
      { type: 'text-delta', text: 'It is' },
      { type: 'finish', reason: 'length', usage: undefined },
    );
    const first = await ask();
    fixture.model.script = failing(CUT, ' wrong');
    fixture.second.script = saying(' free.');
    const run = await fixture.orchestrator.continueReply(
      conversation.id,
      first.assistantMessageId,
      undefined,
    );
    await fixture.idle();

    expect(fixture.second.requests[0]?.continuation).toEqual({ text: 'It is', uncounted: 5 });
    expect(await textIn(run)).toBe('It is free.');
    expect((await replyTo(run)).content).toBe('It is free.');
  });

  it('notes what each used by its model in the ledger', async () => {
    fixture.model.script = failing(CUT, 'It is ');
    fixture.second.script = saying('free.');
    await ask();

    const filter = {
      applicationId: 'app',
      userId: undefined,
      model: undefined,
      from: '0000-01-01',
      to: '9999-12-31',
    };
    const totals = await fixture.usage.totals(filter, 10);
    expect(new Map(totals.map(({ model, outputTokens }) => [model, outputTokens]))).toEqual(
      new Map([
        ['scripted:one', 2],
        ['scripted:two', 1],
      ]),
    );
  });
});
