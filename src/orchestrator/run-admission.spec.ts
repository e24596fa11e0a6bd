import { MULTITASK_STRATEGIES, type MultitaskStrategy } from '../applications/application-settings.js';
import { LEASE_MS } from '../runs/run-leases.js';
import { type EndRequest, type Run } from '../runs/run.js';
import { RunCancelledError } from '../runs/runs.errors.js';
import { stopped } from '../models/testing/scripted-chat-model.js';
import { type Conversation } from '../sessions/conversation.js';
import { MessageNotFoundError } from '../sessions/sessions.errors.js';
import { ConversationBusyError, DocumentNotInConversationError } from './orchestrator.errors.js';
import { type Turn } from './run-admission.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

describe('RunAdmission', () => {
  let fixture: OrchestratorFixture;
  let conversation: Conversation;

  beforeEach(async () => {
    fixture = await OrchestratorFixture.create();
    conversation = await fixture.converse();
  });

  afterEach(() => fixture.close());

  function say(content: string, parentId?: string | null): Turn {
    return { kind: 'message', content, metadata: { from: 'test' }, parentId };
  }

  async function admit(turn: Turn, strategy: MultitaskStrategy = 'enqueue'): Promise<Run> {
    return fixture.database.transaction(async () =>
      fixture.admission.admit(await fixture.sessions.getSession(conversation.id), turn, strategy),
    );
  }

  function waiting(): Promise<Run[]> {
    return fixture.runs.queue.unfinished(conversation.id);
  }

  async function order(): Promise<string[]> {
    const messages = (await waiting()).map((run) => fixture.history.getMessage(run.userMessageId));
    return (await Promise.all(messages)).map(({ content }) => content);
  }

  async function endRequestOf(run: Run): Promise<EndRequest | null> {
    const query = fixture.database.query.selectFrom('run').select('end_requested').where('id', '=', run.id);
    return (await query.executeTakeFirstOrThrow()).end_requested;
  }

  async function countMessages(): Promise<number> {
    return (await fixture.database.query.selectFrom('message').select('id').execute()).length;
  }

  /** A first turn that has been answered. */
  async function answered(content: string): Promise<Run> {
    const run = await fixture.startRun(conversation.id, content);
    const outcome = { state: 'completed', error: null, usage: null, finishReason: 'stop' } as const;
    await fixture.ledger.finish(run, fixture.writerOf(run), { outcome, manifest: null });
    return run;
  }

  /** Has this process make a run until it is asked to end. @returns why it was. */
  function make(run: Run): { reason: () => unknown } {
    let reason: unknown;
    fixture.runs.active.start(run.id, run.conversationId, async ({ signal }) => {
      await stopped(signal);
      reason = signal.reason;
    });
    return { reason: () => reason };
  }

  describe('where nothing is in the way', () => {
    it.each(MULTITASK_STRATEGIES)('starts the run at once with %s', async (strategy) => {
      const first = await answered('One?');

      const run = await admit(say('Two?'), strategy);

      expect(run).toMatchObject({
        state: 'running',
        placement: 'append',
        previousHeadId: first.assistantMessageId,
        startedAt: fixture.clock.now(),
        model: conversation.config.model,
      });
      expect(await fixture.runs.runs.getRun(run.id)).toEqual(run);
      expect(await fixture.history.getMessage(run.userMessageId)).toMatchObject({
        content: 'Two?',
        metadata: { from: 'test' },
        parentId: first.assistantMessageId,
        placed: true,
        runId: run.id,
      });
    });

    it('holds the run by a lease from its first moment on', async () => {
      const run = await admit(say('One?'));

      expect(await fixture.runs.leases.takeAbandoned()).toEqual([]);
      fixture.clock.nowMs += LEASE_MS + 1;
      expect(await fixture.runs.leases.takeAbandoned()).toMatchObject([{ id: run.id }]);
    });

    it('puts a message behind the one that it names, on a branch of its own', async () => {
      const first = await answered('One?');
      await answered('Two?');

      const run = await admit(say('Two, again?', first.assistantMessageId));

      expect(run.placement).toBe('branch');
      expect(await fixture.history.getMessage(run.userMessageId)).toMatchObject({
        parentId: first.assistantMessageId,
        placed: true,
      });
    });

    it('puts a message at the very beginning where that is asked', async () => {
      const { assistantMessageId } = await answered('One?');

      const run = await admit(say('Another beginning?', null));

      expect(run).toMatchObject({ placement: 'branch', previousHeadId: assistantMessageId });
      expect(await fixture.history.getMessage(run.userMessageId)).toMatchObject({ parentId: null });
    });

    it('answers a message again without storing it again', async () => {
      const { userMessageId, assistantMessageId } = await answered('One?');
      const before = await countMessages();

      const run = await admit({ kind: 'again', messageId: userMessageId });

      expect(run).toMatchObject({ state: 'running', placement: 'branch', userMessageId });
      expect(run.assistantMessageId).not.toBe(assistantMessageId);
      expect(await countMessages()).toBe(before);
    });
  });

  describe('while a reply is made', () => {
    let running: Run;

    beforeEach(async () => {
      running = await fixture.startRun(conversation.id, 'Running');
    });

    it('enqueues at the back: the message waits, outside of the history', async () => {
      const first = await admit(say('First'), 'enqueue');
      await admit(say('Second'), 'enqueue');

      expect(first).toMatchObject({ state: 'queued', position: 1, startedAt: null, previousHeadId: null });
      expect(await order()).toEqual(['Running', 'First', 'Second']);
      expect(await fixture.history.getMessage(first.userMessageId)).toMatchObject({
        placed: false,
        runId: first.id,
      });
      expect((await fixture.messagesOf(conversation.id)).map(({ content }) => content)).toEqual(['Running']);
    });

    it('rejects with the id of the run in the way, and stores nothing', async () => {
      await admit(say('Waits'), 'enqueue');

      const refusal = admit(say('Now!'), 'reject');

      await expect(refusal).rejects.toBeInstanceOf(ConversationBusyError);
      await expect(refusal).rejects.toMatchObject({
        kind: 'conflict',
        code: 'conversation_busy',
        members: { run_id: running.id },
      });
      expect(await order()).toEqual(['Running', 'Waits']);
      expect(await countMessages()).toBe(2);
    });

    it.each([
      ['interrupt', 'cancel'],
      ['rollback', 'rollback'],
    ] as const)('has the reply stopped with %s, and answers the message next', async (strategy, request) => {
      const work = make(running);
      await admit(say('Waits'), 'enqueue');

      const run = await admit(say('Now!'), strategy);

      expect(run.state).toBe('queued');
      expect(await order()).toEqual(['Running', 'Now!', 'Waits']);
      expect(await endRequestOf(running)).toBe(request);
      await fixture.idle();
      expect(work.reason()).toBeInstanceOf(RunCancelledError);
    });

    it('puts the latest of several that interrupt first', async () => {
      await admit(say('Earlier'), 'interrupt');
      await admit(say('Later'), 'interrupt');

      expect(await order()).toEqual(['Running', 'Later', 'Earlier']);
    });

    it('stops nothing where the message is not taken after all', async () => {
      const work = make(running);

      await expect(admit(say('Now!', 'msg_nobody'), 'interrupt')).rejects.toBeInstanceOf(
        MessageNotFoundError,
      );

      expect(await endRequestOf(running)).toBeNull();
      expect(fixture.runs.active.ids()).toEqual([running.id]);
      await fixture.runs.active.cancel(running.id);
      expect(work.reason()).toBeInstanceOf(RunCancelledError);
    });

    it('merges into the last that waits: one run, both texts', async () => {
      await admit(say('First'), 'enqueue');
      const last = await admit(say('Second'), 'enqueue');

      const run = await admit(say('and this'), 'merge');

      expect(run.id).toBe(last.id);
      expect(await order()).toEqual(['Running', 'First', 'Second\n\nand this']);
      expect(await countMessages()).toBe(3);
    });

    it('merges what both were sent with, each file once', async () => {
      for (const name of ['one', 'two', 'three']) fixture.files.put(`doc_${name}`, `${name}.md`);
      await admit({ ...say('First'), documentIds: ['doc_two', 'doc_one'] } as Turn);
      const run = await admit({ ...say('Second'), documentIds: ['doc_one', 'doc_three'] } as Turn, 'merge');

      const { documents = [] } = await fixture.history.getMessage(run.userMessageId);
      expect(documents.map(({ name }) => name)).toEqual(['two.md', 'one.md', 'three.md']);
      const ids = Array.from({ length: 998 }, (_, index) => `doc_${index}`);
      for (const id of ids) fixture.files.put(id, id);
      const other = await admit({ ...say('Many'), documentIds: ids } as Turn, 'merge');
      expect(other.id).not.toBe(run.id);
      const strange = { ...say('Third'), documentIds: ['doc_four'] } as Turn;
      await expect(admit(strange, 'merge')).rejects.toBeInstanceOf(DocumentNotInConversationError);
    });

    it('has nothing to merge into while only the running reply is there', async () => {
      const run = await admit(say('First'), 'merge');

      expect(run.state).toBe('queued');
      expect(await order()).toEqual(['Running', 'First']);
      expect(await fixture.history.getMessage(running.userMessageId)).toMatchObject({ content: 'Running' });
    });

    it('does not merge what starts a branch', async () => {
      await admit(say('Waits'), 'enqueue');

      const branch = await admit(say('Elsewhere', null), 'merge');
      const again = await admit({ kind: 'again', messageId: running.userMessageId }, 'merge');

      expect(branch).toMatchObject({ state: 'queued', placement: 'branch' });
      expect(again).toMatchObject({ state: 'queued', placement: 'branch' });
      expect(await order()).toEqual(['Running', 'Waits', 'Elsewhere', 'Running']);
    });

    it('does not merge into what starts a branch', async () => {
      await admit(say('Elsewhere', null), 'enqueue');

      const run = await admit(say('Behind'), 'merge');

      expect(run.placement).toBe('append');
      expect(await order()).toEqual(['Running', 'Elsewhere', 'Behind']);
    });
  });

  describe('while one only waits, as in a process that starts nothing any more', () => {
    let first: Run;

    beforeEach(async () => {
      const running = await fixture.startRun(conversation.id, 'Gone');
      first = await admit(say('Waits'));
      fixture.runs.active.draining = true;
      const outcome = { state: 'completed', error: null, usage: null, finishReason: 'stop' } as const;
      await fixture.ledger.finish(running, fixture.writerOf(running), { outcome, manifest: null });
    });

    it('rejects with the id of the first that waits', async () => {
      await expect(admit(say('Now!'), 'reject')).rejects.toMatchObject({ members: { run_id: first.id } });
    });

    it.each(['interrupt', 'rollback'] as const)(
      'stops nothing with %s, and goes before it',
      async (strategy) => {
        await admit(say('Now!'), strategy);

        expect(await order()).toEqual(['Now!', 'Waits']);
        expect(await endRequestOf(first)).toBeNull();
      },
    );
  });

  describe('a message that is named', () => {
    let foreign: Run;

    beforeEach(async () => {
      const other = await fixture.converse();
      foreign = await fixture.startRun(other.id, 'Not yours');
    });

    it.each([
      ['to go behind', (id: string) => say('Behind it', id)],
      ['to be answered again', (messageId: string): Turn => ({ kind: 'again', messageId })],
    ])('%s must be one of the conversation, and part of its tree', async (_case, turnOn) => {
      await fixture.startRun(conversation.id, 'Running');
      const queued = await admit(say('Waits'));
      const before = await countMessages();

      for (const id of [foreign.userMessageId, queued.userMessageId, 'msg_nobody']) {
        await expect(admit(turnOn(id))).rejects.toBeInstanceOf(MessageNotFoundError);
      }

      expect(await order()).toEqual(['Running', 'Waits']);
      expect(await countMessages()).toBe(before);
    });
  });
});
