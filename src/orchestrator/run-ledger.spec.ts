import { createRunEvent } from '../runs/run-event.js';
import { LEASE_MS } from '../runs/run-leases.js';
import { type ManifestContentDto } from '../runs/manifest.dto.js';
import { type FoundTrace } from '../runs/retrieval.dto.js';
import { type Run } from '../runs/run.js';
import { type RunWriter } from '../runs/run-writer.js';
import { aManifest } from '../runs/testing/a-manifest.js';
import { type Conversation } from '../sessions/conversation.js';
import { type ReplyOutcome } from './reply-metadata.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';
import { openingChunks } from './turn-opener.js';

const COMPLETED: ReplyOutcome = {
  state: 'completed',
  error: null,
  usage: { inputTokens: 7, outputTokens: 3 },
  finishReason: 'stop',
};
const CANCELLED: ReplyOutcome = { state: 'cancelled', error: null, usage: null, finishReason: null };
const TRACE: FoundTrace = {
  query: { language: 'en', rewritten: null, terms: [] },
  ...{ legs: [], weights: null, answerability: null, fused: [], injected: [] },
};

describe('RunLedger', () => {
  let fixture: OrchestratorFixture;
  let conversation: Conversation;

  beforeEach(async () => {
    fixture = await OrchestratorFixture.create();
    conversation = await fixture.converse();
  });

  afterEach(() => fixture.close());

  const ask = (content: string): Promise<Run> => fixture.startRun(conversation.id, content);
  const runOf = ({ id }: Run): Promise<Run> => fixture.runs.runs.getRun(id);
  const now = (): Promise<Conversation> => fixture.sessions.getSession(conversation.id);

  function writerOf(run: Run, text: string): RunWriter {
    const writer = fixture.writerOf(run);
    if (text !== '') writer.delta('text', text);
    return writer;
  }

  /** Ends a run that sent nothing. @returns the next. */
  function finish(run: Run, text: string, outcome = COMPLETED): Promise<Run | undefined> {
    return fixture.ledger.finish(run, writerOf(run, text), { outcome, manifest: null });
  }

  /** Opens the log of a run that was given these passages. */
  async function open(run: Run, manifest: ManifestContentDto): Promise<RunWriter> {
    const opening = openingChunks(run, manifest).map((chunk, index) =>
      createRunEvent(run.id, index + 1, chunk),
    );
    await fixture.database.transaction(() =>
      fixture.runs.runs.openRun(run, { manifest, trace: TRACE }, opening),
    );
    const writer = fixture.writerOf(run);
    writer.opened(opening);
    return writer;
  }

  const contentsOf = async (): Promise<string[]> =>
    (await fixture.messagesOf(conversation.id)).map(({ content }) => content);

  describe('the end of a run', () => {
    it('is its message, its state, its usage and the end of its log', async () => {
      const run = await ask('What does it cost?');
      fixture.clock.nowMs += 5_000;

      await finish(run, 'It is free.');

      expect(await runOf(run)).toEqual({
        ...run,
        state: 'completed',
        usage: { inputTokens: 7, outputTokens: 3 },
        endedAt: fixture.clock.now(),
      });
      expect(await fixture.history.getMessage(run.assistantMessageId)).toEqual({
        ...{ id: run.assistantMessageId, conversationId: conversation.id, parentId: run.userMessageId },
        ...{ placed: true, runId: run.id, role: 'assistant', content: 'It is free.' },
        metadata: {
          ...{ knowledge_used: false, sources: [], state: 'completed', finish_reason: 'stop' },
          usage: { input_tokens: 7, output_tokens: 3 },
        },
        createdAt: fixture.clock.now(),
      });
      expect((await fixture.chunksOf(run.id)).map(({ type }) => type)).toEqual([
        ...['text-start', 'text-delta', 'text-end', 'finish-step', 'finish'],
      ]);
    });

    it('makes the reply the newest of the history, slides the expiry and keeps the facts', async () => {
      const run = await ask('What does it cost?');
      await fixture.context.updateContext(conversation.id, { customer: 'Ada' });
      fixture.clock.nowMs += 60_000;

      await finish(run, 'It is free.');

      expect(await now()).toMatchObject({
        headMessageId: run.assistantMessageId,
        expiresAt: fixture.clock.now() + conversation.ttlMs,
      });
      expect(await fixture.context.findContext(conversation.id)).toEqual({
        customer: 'Ada',
        last_message: 'What does it cost?',
        message_count: 2,
      });
    });

    it('is a message without text too where the run came to no word', async () => {
      const run = await ask('What does it cost?');

      await finish(run, '', CANCELLED);

      expect(await contentsOf()).toEqual(['What does it cost?', '']);
      expect((await fixture.chunksOf(run.id)).map(({ type }) => type)).toEqual(['message-metadata', 'abort']);
    });

    it('tells the citations once, and keeps them with the message and the trace', async () => {
      const manifest = aManifest('It is free.', 'It takes a day.');
      const run = await ask('What does it cost?');
      const writer = await open(run, manifest);
      writer.delta('text', 'It takes a day [2], and is blue [7].');

      await fixture.ledger.finish(run, writer, { outcome: COMPLETED, manifest });

      const citations = { cited: [2], invented: [7] };
      const told = (await fixture.chunksOf(run.id)).filter(({ type }) => type === 'data-citations');
      expect(told).toEqual([{ type: 'data-citations', data: citations }]);
      expect((await fixture.history.getMessage(run.assistantMessageId)).metadata).toMatchObject({
        model: manifest.model,
        knowledge_used: true,
        sources: [
          { number: 1, passage_id: 'psg_1', cited: false },
          { number: 2, passage_id: 'psg_2', cited: true },
        ],
        invented_citations: [7],
      });
      expect(await fixture.runs.runs.getRetrieval(run.id)).toMatchObject(citations);
    });

    it('comes to nothing at all where its last events cannot be written', async () => {
      const run = await ask('What does it cost?');
      await ask('And how long?');
      const writer = writerOf(run, 'It is free.');
      await writer.settled();
      fixture.runs.log.failure = new Error('The disk is full.');

      await expect(
        fixture.ledger.finish(run, writer, { outcome: COMPLETED, manifest: null }),
      ).rejects.toThrow('The disk is full.');

      expect(await runOf(run)).toEqual(run);
      expect(await contentsOf()).toEqual(['What does it cost?']);
      expect((await fixture.runs.queue.unfinished(conversation.id)).map(({ state }) => state)).toEqual([
        'running',
        'queued',
      ]);
      expect(await fixture.context.findContext(conversation.id)).toBeUndefined();
    });
  });

  describe('the next run', () => {
    it('starts with the end of the one before, and its message is placed behind the reply', async () => {
      const run = await ask('What does it cost?');
      const waiting = await ask('And how long?');
      await ask('And where?');
      fixture.clock.nowMs += 5_000;

      const next = await finish(run, 'It is free.');

      expect(next).toEqual({
        ...waiting,
        state: 'running',
        epoch: 1,
        startedAt: fixture.clock.now(),
        previousHeadId: run.assistantMessageId,
      });
      expect(await runOf(waiting)).toEqual(next);
      expect(await contentsOf()).toEqual(['What does it cost?', 'It is free.', 'And how long?']);
      expect((await runOf(waiting)).placement).toBe('append');
    });

    it('stays where it stands, on its branch, where it answers again', async () => {
      const first = await ask('What does it cost?');
      await finish(first, 'It is free.');
      const run = await ask('And how long?');
      const again = await fixture.database.transaction(async () =>
        fixture.admission.admit(await now(), { kind: 'again', messageId: first.userMessageId }, 'enqueue'),
      );

      const next = await finish(run, 'A day.');

      expect(next).toMatchObject({ id: again.id, previousHeadId: run.assistantMessageId });
      expect(await contentsOf()).toEqual(['What does it cost?']);
    });

    it('is none where nothing waits', async () => {
      expect(await finish(await ask('What does it cost?'), 'It is free.')).toBeUndefined();
    });

    it('is none in a process that is about to end, and waits for another', async () => {
      const run = await ask('What does it cost?');
      const waiting = await ask('And how long?');
      fixture.runs.active.draining = true;

      expect(await finish(run, 'It is free.')).toBeUndefined();

      expect(await runOf(run)).toMatchObject({ state: 'completed' });
      expect(await runOf(waiting)).toEqual(waiting);
    });

    it('is not started a second time while one is made', async () => {
      await ask('What does it cost?');
      await ask('And how long?');

      const next = await fixture.database.transaction(() => fixture.ledger.startNext(conversation.id));

      expect(next).toBeUndefined();
    });
  });

  describe('a turn that is rolled back', () => {
    it('leaves the history, which ends where it did before; its messages are kept', async () => {
      const first = await ask('What does it cost?');
      await finish(first, 'It is free.');
      const run = await ask('And hwo long?');
      await fixture.database.transaction(() => fixture.runs.runs.requestEnd(run.id, 'rollback'));

      await finish(run, 'What do you', CANCELLED);

      expect(await contentsOf()).toEqual(['What does it cost?', 'It is free.']);
      expect(await fixture.history.getMessage(run.assistantMessageId)).toMatchObject({
        content: 'What do you',
        parentId: run.userMessageId,
      });
      expect(await fixture.context.findContext(conversation.id)).toMatchObject({ message_count: 2 });
    });

    it('makes room for the next: that follows on what was before', async () => {
      const run = await ask('Waht?');
      await ask('What does it cost?');
      await fixture.database.transaction(() => fixture.runs.runs.requestEnd(run.id, 'rollback'));

      const next = await finish(run, '', CANCELLED);

      expect(next?.previousHeadId).toBeNull();
      expect(await contentsOf()).toEqual(['What does it cost?']);
      expect(await fixture.context.findContext(conversation.id)).toMatchObject({ message_count: 0 });
    });

    it('stays in the history where it was only to be stopped', async () => {
      const run = await ask('What does it cost?');
      await fixture.database.transaction(() => fixture.runs.runs.requestEnd(run.id, 'cancel'));

      await finish(run, 'It is', CANCELLED);

      expect(await contentsOf()).toEqual(['What does it cost?', 'It is']);
    });
  });

  it('gives a conversation that has ended its message, and no facts and no more time', async () => {
    const run = await ask('What does it cost?');
    const { expiresAt } = await fixture.sessions.transition(conversation.id, 'end');
    fixture.clock.nowMs += 5_000;

    await finish(run, 'It is free.');

    expect(await contentsOf()).toEqual(['What does it cost?', 'It is free.']);
    expect(await fixture.context.findContext(conversation.id)).toBeUndefined();
    expect(await now()).toMatchObject({ state: 'ENDED', expiresAt });
  });

  describe('a run whose lease is of another process', () => {
    it('is written nothing of', async () => {
      const run = await ask('What does it cost?');
      const waiting = await ask('And how long?');
      const writer = writerOf(run, 'It is free.');
      await writer.settled();
      const written = await fixture.chunksOf(run.id);
      fixture.clock.nowMs += LEASE_MS + 1;
      const other = await fixture.restart();
      expect(await other.runs.leases.takeAbandoned()).toMatchObject([{ id: run.id }]);

      const next = await fixture.ledger.finish(run, writer, { outcome: COMPLETED, manifest: null });

      expect(next).toBeUndefined();
      expect(await runOf(run)).toEqual({ ...run, epoch: run.epoch + 1 });
      expect(await runOf(waiting)).toEqual(waiting);
      expect(await fixture.chunksOf(run.id)).toEqual(written);
      expect(await contentsOf()).toEqual(['What does it cost?']);
    });

    it('is ended once: whoever comes second changes nothing', async () => {
      const run = await ask('What does it cost?');
      const writer = writerOf(run, 'It is free.');
      await fixture.ledger.finish(run, writer, { outcome: COMPLETED, manifest: null });
      const ended = await runOf(run);

      await fixture.ledger.finish(run, writer, { outcome: CANCELLED, manifest: null });

      expect(await runOf(run)).toEqual(ended);
      expect(await contentsOf()).toEqual(['What does it cost?', 'It is free.']);
    });
  });
});
