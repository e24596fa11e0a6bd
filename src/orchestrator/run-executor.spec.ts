import { Logger } from '@nestjs/common';
import { aRetrievedPassage } from '../knowledge/testing/fake-knowledge.js';
import { type ChatPart } from '../models/chat-part.js';
import { type ChatRequest } from '../models/chat-request.js';
import { ModelError } from '../models/model-error.js';
import { describeSent, type NoteSent } from '../models/sent-request.js';
import {
  giving,
  saying,
  sayingUntilFailure,
  sayingUntilStopped,
  type Script,
  ScriptedChatModel,
  stopped,
} from '../models/testing/scripted-chat-model.js';
import { COALESCE_MS } from '../runs/coalescer.js';
import { LEASE_MS } from '../runs/run-leases.js';
import { type Run } from '../runs/run.js';
import { RunCancelledError, RunInterruptedError } from '../runs/runs.errors.js';
import { type Conversation } from '../sessions/conversation.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

/** One of which it is told that it sends so many requests. */
class SendingModel extends ScriptedChatModel {
  constructor(private readonly count: number) {
    super();
  }

  override stream(request: ChatRequest, signal: AbortSignal, noteSent?: NoteSent): AsyncIterable<ChatPart> {
    for (let sent = 0; sent < this.count; sent += 1) noteSent?.(describeSent('{}', {}));
    return super.stream(request, signal);
  }
}

describe('RunExecutor', () => {
  let fixture: OrchestratorFixture;
  let conversation: Conversation;
  let controller: AbortController;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    fixture = await OrchestratorFixture.create();
    conversation = await fixture.converse();
    controller = new AbortController();
  });

  afterEach(() => fixture.close());

  const start = (content = 'What does it cost?'): Promise<Run> => fixture.startRun(conversation.id, content);

  /** Makes a reply to a new message. @returns its run, ended. */
  async function make(script: Script): Promise<Run> {
    fixture.model.script = script;
    const run = await start();
    await fixture.executor.execute(run, undefined, controller);
    return fixture.runs.runs.getRun(run.id);
  }

  async function replyTo(run: Run): Promise<string> {
    return (await fixture.history.getMessage(run.assistantMessageId)).content;
  }

  const typesOf = async (run: Run) => (await fixture.chunksOf(run.id)).map(({ type }) => type);

  it('tells what a model corrects in place of what it said', async () => {
    const run = await make(
      giving(
        { type: 'text-delta', text: 'They ask for the fee.' },
        { type: 'correction', reasoning: 'They ask for the fee.', text: '' },
        { type: 'text-delta', text: 'It is free.' },
        { type: 'finish', reason: 'stop', usage: undefined },
      ),
    );

    expect(await replyTo(run)).toBe('It is free.');
    expect(await typesOf(run)).toEqual([
      ...['start', 'start-step', 'text-start', 'text-delta', 'reset-step'],
      ...['reasoning-start', 'reasoning-delta', 'reasoning-end', 'text-start', 'text-delta', 'text-end'],
      ...['finish-step', 'finish'],
    ]);
  });

  describe('where the model cannot read what it is sent', () => {
    const tooLong = new ModelError('model_context_too_long', 'too long', { limitTokens: 1_024 });

    beforeEach(async () => {
      conversation = await fixture.converse({ maxTokens: 100 });
      for (const word of ['one ', 'two ']) await make(saying(word.repeat(500)));
      fixture.model.requests.length = 0;
    });

    it('sends less, once, and keeps what it sent', async () => {
      const run = await make((request, signal) =>
        request.messages.length > 4
          ? sayingUntilFailure(tooLong)(request, signal)
          : saying('Yes.')(request, signal),
      );

      expect(fixture.model.requests.map(({ messages }) => messages.length)).toEqual([6, 4]);
      expect(await replyTo(run)).toBe('Yes.');
      const manifest = await fixture.runs.runs.getManifest(run.id);
      expect(manifest?.messages).toEqual(fixture.model.requests[1]?.messages);
      expect(manifest?.window).toMatchObject({ limit_source: 'learned' });
    });

    it('fails where a shorter one is refused as well, or where there is nothing to leave out', async () => {
      expect((await make(sayingUntilFailure(tooLong))).error).toMatchObject({ code: tooLong.code });
      expect(fixture.model.requests).toHaveLength(2);
      conversation = await fixture.converse({ maxTokens: 100 });
      await make(sayingUntilFailure(tooLong));
      expect(fixture.model.requests).toHaveLength(3);
    });

    it('fails where it had begun', async () => {
      const run = await make(sayingUntilFailure(tooLong, 'Well'));
      expect([run.state, await replyTo(run)]).toEqual(['failed', 'Well']);
      expect(fixture.model.requests).toHaveLength(1);
    });
  });

  it('turns what the model says and thinks into events, and what it says into the message', async () => {
    const run = await make(
      giving(
        { type: 'reasoning-delta', text: 'They ask for ' },
        { type: 'reasoning-delta', text: 'the fee.' },
        { type: 'text-delta', text: 'It is ' },
        { type: 'text-delta', text: 'free.' },
        { type: 'finish', reason: 'stop', usage: { inputTokens: 9, outputTokens: 4 } },
      ),
    );

    expect(run).toMatchObject({
      state: 'completed',
      error: null,
      usage: { inputTokens: 9, outputTokens: 4 },
      endedAt: fixture.clock.now(),
    });
    expect(await replyTo(run)).toBe('It is free.');
    const chunks = await fixture.chunksOf(run.id);
    expect(chunks[0]).toMatchObject({
      type: 'start',
      messageId: run.assistantMessageId,
      messageMetadata: { run_id: run.id, user_message_id: run.userMessageId, model: run.model },
    });
    const told = (kind: string): string =>
      chunks.flatMap((chunk) => (chunk.type === kind && 'delta' in chunk ? [chunk.delta] : [])).join('');
    expect(told('reasoning-delta')).toBe('They ask for the fee.');
    expect(told('text-delta')).toBe('It is free.');
    const types = chunks.map(({ type }) => type);
    expect(types.filter((type) => !type.endsWith('-delta'))).toEqual([
      ...['start', 'start-step', 'reasoning-start', 'reasoning-end', 'text-start', 'text-end'],
      ...['finish-step', 'finish'],
    ]);
  });

  it('numbers the events without a gap, from the opening to the end', async () => {
    const run = await make(saying('It ', 'is ', 'free.'));

    const numbers = (await fixture.runs.log.read(run.id, 0)).map(({ seq }) => seq);

    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('sends what the manifest says, which is stored before the model is asked', async () => {
    let stored: unknown;
    const run = await make(async function* (request, signal) {
      const [running] = await fixture.runs.queue.unfinished(conversation.id);
      stored = await fixture.runs.runs.getManifest(running!.id);
      yield* saying('Yes.')(request, signal);
    });

    const manifest = await fixture.runs.runs.getManifest(run.id);
    expect(stored).toEqual(manifest);
    expect(fixture.model.requests[0]?.messages).toEqual(manifest?.messages);
  });

  it('takes a turn that was opened with its start, and does not open it again', async () => {
    const run = await start();
    const opened = await fixture.opener.open(run, undefined);

    await fixture.executor.execute(run, opened, controller);

    expect((await typesOf(run)).filter((type) => type === 'start')).toHaveLength(1);
    expect(await fixture.runs.runs.getRun(run.id)).toMatchObject({ state: 'completed' });
  });

  it('listens to the model to its very end, after the finish too', async () => {
    let isOver = false;
    await make(async function* (request, signal) {
      yield* saying('Yes.')(request, signal);
      isOver = true;
    });

    expect(isOver).toBe(true);
  });

  it('tells the sources before the first word', async () => {
    conversation = await fixture.converse({ enableRag: true });
    fixture.knowledge.found = [aRetrievedPassage(1, 'It is free.')];

    const run = await make(saying('It is free [1].'));

    const types = await typesOf(run);
    expect(types.slice(0, 4)).toEqual(['start', 'start-step', 'source-document', 'text-start']);
  });

  it('starts the next of the conversation, and hands it on', async () => {
    const run = await start();
    const waiting = await start('And how long?');

    const next = await fixture.executor.execute(run, undefined, controller);

    expect(next).toMatchObject({ id: waiting.id, state: 'running' });
  });

  describe('fails', () => {
    it('with the code of the provider, and keeps what came before', async () => {
      const run = await make(sayingUntilFailure(new ModelError('model_timeout', 'Too late.'), 'It is '));

      expect(run).toMatchObject({ state: 'failed', error: { code: 'model_timeout', detail: 'Too late.' } });
      expect(await replyTo(run)).toBe('It is ');
      expect((await fixture.chunksOf(run.id)).at(-1)).toEqual({ type: 'error', errorText: 'Too late.' });
    });

    it('as internal_error where something breaks, and tells nobody what', async () => {
      const run = await make(sayingUntilFailure(new Error('The password is hunter2.'), 'It is '));

      expect(run).toMatchObject({ state: 'failed', error: { code: 'internal_error' } });
      expect(await replyTo(run)).toBe('It is ');
      expect(JSON.stringify([run, await fixture.chunksOf(run.id)])).not.toContain('hunter2');
    });

    it.each([
      ['says something', giving({ type: 'text-delta', text: 'It is ' }), 'It is '],
      ['says nothing', giving(), ''],
    ])('where the model %s and ends without a finish', async (_case, script, text) => {
      const run = await make(script);

      expect(run).toMatchObject({ state: 'failed', error: { code: 'internal_error' }, usage: null });
      expect(await replyTo(run)).toBe(text);
      expect((await typesOf(run)).at(-1)).toBe('error');
    });

    it.each([
      ['nothing where it was sent nothing', 0, null],
      ['what it took where a try was sent before its endpoint was left alone', 1, { outputTokens: 0 }],
    ])('as unavailable, and counts %s', async (_case, sent, usage) => {
      const model = new SendingModel(sent);
      model.script = sayingUntilFailure(new ModelError('model_unavailable', 'It is left alone.'));
      fixture.models.resolve = () => model;
      const run = await make(saying('Never.'));

      const [attempt] = await fixture.runs.attempts.list(run.id);
      expect(attempt?.requests).toHaveLength(sent);
      if (usage === null) expect(attempt?.usage).toBeNull();
      else expect(attempt?.usage).toMatchObject(usage);
    });

    it('before it came to the model, with a log and a message all the same', async () => {
      fixture.settings.settings = { ...fixture.settings.settings, promptTemplateId: 'tpl_gone' };

      const run = await make(saying('Never.'));

      expect(run).toMatchObject({ state: 'failed', error: { code: 'prompt_template_not_found' } });
      expect(await typesOf(run)).toEqual(['start', 'start-step', 'message-metadata', 'error']);
      expect(await replyTo(run)).toBe('');
      expect(fixture.model.requests).toEqual([]);
    });

    it('and the next of the conversation is started nevertheless', async () => {
      fixture.model.script = sayingUntilFailure(new ModelError('model_failed', 'No.'));
      const run = await start();
      const waiting = await start('And how long?');

      expect(await fixture.executor.execute(run, undefined, controller)).toMatchObject({ id: waiting.id });
    });
  });

  describe('is stopped', () => {
    it('in mid-stream: the model is told, the text stays, the run is cancelled', async () => {
      fixture.model.script = async function* (_request, signal) {
        yield { type: 'text-delta', text: 'It is ' };
        controller.abort(new RunCancelledError());
        yield { type: 'text-delta', text: 'not heard any more' };
        await stopped(signal);
      };
      const run = await start();

      await fixture.executor.execute(run, undefined, controller);

      expect(await fixture.runs.runs.getRun(run.id)).toMatchObject({ state: 'cancelled', error: null });
      expect(await replyTo(run)).toBe('It is ');
      expect(await typesOf(run)).toEqual([
        ...['start', 'start-step', 'text-start', 'text-delta', 'text-end'],
        ...['message-metadata', 'abort'],
      ]);
    });

    it('before it began: no model is asked', async () => {
      controller.abort(new RunCancelledError());

      const run = await make(saying('Never.'));

      expect(run.state).toBe('cancelled');
      expect(await replyTo(run)).toBe('');
      expect(fixture.model.requests).toEqual([]);
    });

    it('because this process may not go on: it is interrupted, and says why', async () => {
      controller.abort(new RunInterruptedError('The server was shut down.'));

      const run = await make(saying('Never.'));

      expect(run).toMatchObject({
        state: 'interrupted',
        error: { code: 'run_interrupted', detail: 'The server was shut down.' },
      });
      expect((await typesOf(run)).at(-1)).toBe('error');
    });
  });

  describe('where the provider breaks off', () => {
    const cut = new ModelError('model_stream_cut', 'cut');

    it('goes on with the same reply, tells where, and records both calls', async () => {
      const run = await start();
      fixture.model.script = sayingUntilFailure(cut, 'It is ', 'fr');
      const { script } = fixture.model;
      fixture.model.script = (request, signal) =>
        request.continuation ? saying('ee.')(request, signal) : script(request, signal);

      await fixture.executor.execute(run, undefined, controller);

      expect(fixture.model.requests.map(({ continuation }) => continuation)).toEqual([
        undefined,
        { text: 'It is fr' },
      ]);
      expect(await replyTo(run)).toBe('It is free.');
      const chunks = await fixture.chunksOf(run.id);
      expect(chunks.filter(({ type }) => /^(?:data|text-start|text-end)/.test(type))).toEqual([
        { type: 'text-start', id: 'part_1' },
        { type: 'data-continued', data: { attempt: 2, from: 8, cause: 'stream_cut' } },
        { type: 'text-end', id: 'part_1' },
      ]);
      expect(await fixture.runs.attempts.list(run.id)).toMatchObject([
        { number: 1, cause: 'asked', textFrom: 0, state: 'failed', isUsageEstimated: true },
        { number: 2, cause: 'stream_cut', textFrom: 8, state: 'completed', usage: { outputTokens: 1 } },
      ]);
      const usage = { inputTokens: 7 + 14, outputTokens: 1 + 2 };
      expect((await fixture.runs.runs.getRun(run.id)).usage?.outputTokens).toBe(usage.outputTokens);
    });

    it('leaves it at that once it was tried often enough, and where its text is to be kept', async () => {
      const run = await start();
      fixture.model.script = sayingUntilFailure(cut, 'a');
      await fixture.executor.execute(run, undefined, controller);
      expect(fixture.model.requests).toHaveLength(5);
      expect(await replyTo(run)).toBe('aaaaa');
      expect(await fixture.runs.runs.getRun(run.id)).toMatchObject({ state: 'failed' });

      fixture.settings.settings = { ...fixture.settings.settings, onInterruption: 'keep' };
      const kept = await start();
      await fixture.executor.execute(kept, undefined, new AbortController());
      expect(fixture.model.requests).toHaveLength(6);
      expect(await replyTo(kept)).toBe('a');
    });
  });

  describe('where the log cannot be written', () => {
    /** Fails the log behind the first words. @returns the run, and why its model was stopped. */
    async function breakLog(): Promise<{ run: Run; reason: unknown }> {
      const run = await start();
      let reason: unknown;
      fixture.model.script = async function* (request, signal) {
        yield { type: 'text-delta', text: 'It is ' };
        fixture.runs.log.failure = new Error('The disk is full.');
        yield { type: 'text-delta', text: 'lost.' };
        fixture.scheduler.advance(COALESCE_MS);
        await stopped(signal);
        reason = signal.reason;
        yield* sayingUntilStopped()(request, signal);
      };
      expect(await fixture.executor.execute(run, undefined, controller)).toBeUndefined();
      return { run, reason };
    }

    it('stops the model and pretends no end', async () => {
      const { run, reason } = await breakLog();

      expect(reason).toBeInstanceOf(RunInterruptedError);
      expect(await fixture.runs.runs.getRun(run.id)).toMatchObject({ state: 'running', endedAt: null });
      await expect(fixture.history.getMessage(run.assistantMessageId)).rejects.toThrow();
    });

    it('ends as interrupted once its lease is over, with the text that its log holds, where that is kept', async () => {
      const { run } = await breakLog();
      fixture.runs.log.failure = undefined;
      fixture.settings.settings = { ...fixture.settings.settings, onInterruption: 'keep' };

      fixture.clock.nowMs += LEASE_MS + 1;
      await fixture.reaper.reap();
      await fixture.idle();

      expect(await fixture.runs.runs.getRun(run.id)).toMatchObject({
        state: 'interrupted',
        error: { code: 'run_interrupted' },
      });
      expect(await replyTo(run)).toBe('It is ');
      expect((await typesOf(run)).at(-1)).toBe('error');
    });
  });
});
