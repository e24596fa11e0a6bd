import { IDEMPOTENCY_KEY_TTL_MS } from '../runs/idempotency-keys.js';
import { IdempotencyKeyReusedError } from '../runs/runs.errors.js';
import { ModelNotConfiguredError } from '../models/model-not-configured.error.js';
import { saying, sayingUntilStopped } from '../models/testing/scripted-chat-model.js';
import { PromptVariableMissingError } from '../prompts/prompts.errors.js';
import { type Conversation } from '../sessions/conversation.js';
import { ConversationNotActiveError, ConversationNotFoundError } from '../sessions/sessions.errors.js';
import { type IncomingMessage } from './conversation-orchestrator.js';
import { ConversationBusyError, ShuttingDownError } from './orchestrator.errors.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

function aMessage(content: string, changes: Partial<IncomingMessage> = {}): IncomingMessage {
  return { content, metadata: {}, strategy: null, parentId: undefined, ...changes };
}

describe('ConversationOrchestrator', () => {
  let fixture: OrchestratorFixture;
  let conversation: Conversation;

  beforeEach(async () => {
    fixture = await OrchestratorFixture.create();
    conversation = await fixture.converse();
  });

  afterEach(() => fixture.close());

  function send(message: IncomingMessage, key?: string) {
    return fixture.orchestrator.sendMessage(conversation.id, message, key);
  }

  async function countOf(table: 'message' | 'run' | 'idempotency_key' | 'run_manifest'): Promise<number> {
    const { count } = await fixture.database.query
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  }

  async function expectNothingStored(before: Conversation = conversation): Promise<void> {
    expect([await countOf('run'), await countOf('message'), await countOf('idempotency_key')]).toEqual([
      0, 0, 0,
    ]);
    expect(await fixture.sessions.getSession(before.id)).toEqual(before);
    expect(fixture.runs.active.ids()).toEqual([]);
  }

  describe('a message that is taken', () => {
    it('is the newest of the history, with what is sent to the model stored beside it', async () => {
      fixture.model.script = sayingUntilStopped('Well');
      fixture.clock.nowMs += 60_000;

      const run = await send(aMessage('What does it cost?', { metadata: { page: 'fees' } }));

      expect(run.state).toBe('running');
      expect(await fixture.sessions.getSession(conversation.id)).toMatchObject({
        headMessageId: run.userMessageId,
        updatedAt: fixture.clock.now(),
        expiresAt: fixture.clock.now() + conversation.ttlMs,
      });
      expect(await fixture.history.getMessage(run.userMessageId)).toMatchObject({
        content: 'What does it cost?',
        metadata: { page: 'fees' },
      });
      expect((await fixture.runs.runs.getManifest(run.id))?.messages.at(-1)).toEqual({
        role: 'user',
        content: 'What does it cost?',
      });
      expect((await fixture.chunksOf(run.id)).map(({ type }) => type).slice(0, 2)).toEqual([
        'start',
        'start-step',
      ]);
    });

    it('is answered without anybody waiting', async () => {
      fixture.model.script = saying('It is ', 'free.');

      const run = await send(aMessage('What does it cost?'));
      await fixture.idle();

      expect(await fixture.runs.runs.getRun(run.id)).toMatchObject({ state: 'completed' });
      expect((await fixture.messagesOf(conversation.id)).map(({ content }) => content)).toEqual([
        'What does it cost?',
        'It is free.',
      ]);
    });

    it('leaves the search for knowledge until it is durable', async () => {
      conversation = await fixture.converse({ enableRag: true });
      fixture.model.script = sayingUntilStopped();

      const run = await send(aMessage('What does it cost?'));

      expect(run.state).toBe('running');
      expect(await countOf('run_manifest')).toBe(0);
      await fixture.runs.active.cancel(run.id);
    });

    it('waits outside of the history while another is answered', async () => {
      fixture.model.script = sayingUntilStopped('Well');
      const first = await send(aMessage('One?'));

      const second = await send(aMessage('Two?'));

      expect(second.state).toBe('queued');
      expect((await fixture.sessions.getSession(conversation.id)).headMessageId).toBe(first.userMessageId);
      expect(fixture.runs.active.ids()).toEqual([first.id]);
    });

    it('is dealt with as the application wants it, unless it says itself', async () => {
      fixture.settings.settings = { ...fixture.settings.settings, multitaskStrategy: 'reject' };
      fixture.model.script = sayingUntilStopped('Well');
      await send(aMessage('One?'));

      await expect(send(aMessage('Two?'))).rejects.toBeInstanceOf(ConversationBusyError);
      expect(await send(aMessage('Three?', { strategy: 'enqueue' }))).toMatchObject({ state: 'queued' });
    });
  });

  describe('the title', () => {
    const titleOf = async () => (await fixture.sessions.getSession(conversation.id)).title;

    it('is made from the first message, and from no other', async () => {
      await send(aMessage('  What does\nit cost?  '));
      await fixture.idle();
      expect(await titleOf()).toBe('What does it cost?');

      await send(aMessage('And how long does it take?'));
      expect(await titleOf()).toBe('What does it cost?');
    });

    it('stays where somebody has named the conversation', async () => {
      await fixture.sessions.rename(conversation.id, 'Fees');

      await send(aMessage('What does it cost?'));

      expect(await titleOf()).toBe('Fees');
    });

    it('is none where the message is refused', async () => {
      await expect(send(aMessage('Behind nothing', { parentId: 'msg_nobody' }))).rejects.toThrow();

      expect(await titleOf()).toBeNull();
    });
  });

  describe('an idempotency key', () => {
    it('leads the same message to the first run, and stores nothing again', async () => {
      const first = await send(aMessage('One?', { metadata: { n: 1 } }), 'key');
      await fixture.idle();

      const second = await send(aMessage('One?', { metadata: { n: 1 } }), 'key');

      expect(second).toEqual(await fixture.runs.runs.getRun(first.id));
      expect(second.state).toBe('completed');
      expect([await countOf('run'), await countOf('message')]).toEqual([1, 2]);
      expect(fixture.model.requests).toHaveLength(1);
    });

    it('takes two that come at the same time for one', async () => {
      const runs = await Promise.all([send(aMessage('One?'), 'key'), send(aMessage('One?'), 'key')]);

      expect(runs[1].id).toBe(runs[0].id);
      expect(await countOf('run')).toBe(1);
    });

    it.each([
      ['content', aMessage('Two?')],
      ['metadata', aMessage('One?', { metadata: { n: 2 } })],
      ['strategy', aMessage('One?', { strategy: 'merge' })],
      ['place', aMessage('One?', { parentId: null })],
    ])('is refused with another %s', async (_member, other) => {
      const { id } = await send(aMessage('One?'), 'key');
      await fixture.idle();

      await expect(send(other, 'key')).rejects.toBeInstanceOf(IdempotencyKeyReusedError);

      expect(await countOf('run')).toBe(1);
      expect(await send(aMessage('One?'), 'key')).toMatchObject({ id });
    });

    it('of a message is not one for another reply to it', async () => {
      const run = await send(aMessage('One?'), 'key');
      await fixture.idle();
      const again = () => fixture.orchestrator.regenerate(conversation.id, run.userMessageId, null, 'again');

      await expect(
        fixture.orchestrator.regenerate(conversation.id, run.userMessageId, null, 'key'),
      ).rejects.toBeInstanceOf(IdempotencyKeyReusedError);
      expect((await again()).id).toBe((await again()).id);
      expect(await countOf('run')).toBe(2);
    });

    it('belongs to its conversation alone', async () => {
      const first = await send(aMessage('One?'), 'key');
      conversation = await fixture.converse();

      expect((await send(aMessage('Two?'), 'key')).id).not.toBe(first.id);
    });

    it('is free again where its message was refused', async () => {
      await expect(send(aMessage('One?', { parentId: 'msg_nobody' }), 'key')).rejects.toThrow();

      expect(await send(aMessage('Two?'), 'key')).toMatchObject({ state: 'running' });
    });

    it('leads nowhere any more after its time', async () => {
      conversation = await fixture.converse({}, { ttlMs: 2 * IDEMPOTENCY_KEY_TTL_MS });
      const first = await send(aMessage('One?'), 'key');
      await fixture.idle();
      fixture.clock.nowMs += IDEMPOTENCY_KEY_TTL_MS - 1;
      expect(await send(aMessage('One?'), 'key')).toMatchObject({ id: first.id });

      fixture.clock.nowMs += 1;

      expect((await send(aMessage('Two?'), 'key')).id).not.toBe(first.id);
    });
  });

  describe('what can be known to fail is refused before anything is stored', () => {
    it('for a message that is too long for every model that may come to it', async () => {
      const long = aMessage('word '.repeat(600));
      fixture.limits.learn('scripted:one', 300, 400);
      await expect(send(long)).rejects.toMatchObject({ code: 'message_too_long_for_model' });
      fixture.settings.settings = { ...fixture.settings.settings, fallbackModels: ['nobody:model'] };
      await expect(send(long)).rejects.toMatchObject({ code: 'message_too_long_for_model' });
      await expectNothingStored();

      fixture.settings.settings = { ...fixture.settings.settings, fallbackModels: ['scripted:two'] };
      expect(await send(long)).toMatchObject({ state: 'running' });
    });

    it('for a model that is not configured, naming those that are', async () => {
      conversation = await fixture.converse({ model: 'openai:gpt-5-mini' });

      const refusal = send(aMessage('One?'), 'key');

      await expect(refusal).rejects.toBeInstanceOf(ModelNotConfiguredError);
      await expect(refusal).rejects.toMatchObject({ members: { configured_models: ['scripted:one'] } });
      await expectNothingStored();
    });

    it('for a variable of the prompt that has no value', async () => {
      const promptVariables = { ...fixture.settings.settings.promptVariables, bank_name: null };
      fixture.settings.settings = { ...fixture.settings.settings, promptVariables };

      const refusal = send(aMessage('One?'), 'key');

      await expect(refusal).rejects.toBeInstanceOf(PromptVariableMissingError);
      await expect(refusal).rejects.toMatchObject({ members: { missing: ['bank_name'] } });
      await expectNothingStored();
    });

    it('for a prompt template that is gone', async () => {
      fixture.settings.settings = { ...fixture.settings.settings, promptTemplateId: 'tpl_nobody' };

      await expect(send(aMessage('One?'), 'key')).rejects.toMatchObject({
        code: 'prompt_template_not_found',
      });
      await expectNothingStored();
    });

    it('for a conversation that takes no messages', async () => {
      await fixture.sessions.transition(conversation.id, 'pause');
      const paused = await fixture.sessions.getSession(conversation.id);

      await expect(send(aMessage('One?'), 'key')).rejects.toBeInstanceOf(ConversationNotActiveError);
      await expectNothingStored(paused);
    });

    it('for a conversation whose time is over', async () => {
      fixture.clock.nowMs = conversation.expiresAt;

      await expect(send(aMessage('One?'), 'key')).rejects.toMatchObject({
        code: 'conversation_not_active',
        members: { state: 'ENDED', expired: true },
      });
      await expectNothingStored({ ...conversation, state: 'ENDED' });
    });

    it('for a conversation that is not there', async () => {
      await expect(
        fixture.orchestrator.sendMessage('conv_nobody', aMessage('One?'), 'key'),
      ).rejects.toBeInstanceOf(ConversationNotFoundError);
      await expectNothingStored();
    });

    it('in a process that is about to end', async () => {
      fixture.runs.active.draining = true;

      const refusal = send(aMessage('One?'), 'key');

      await expect(refusal).rejects.toBeInstanceOf(ShuttingDownError);
      await expect(refusal).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
      await expect(
        fixture.orchestrator.regenerate(conversation.id, 'msg_nobody', null, undefined),
      ).rejects.toBeInstanceOf(ShuttingDownError);
      await expectNothingStored();
    });
  });

  describe('another reply', () => {
    it('stands beside the first, to the same message', async () => {
      const first = await send(aMessage('One?'));
      await fixture.idle();

      const again = await fixture.orchestrator.regenerate(
        conversation.id,
        first.userMessageId,
        null,
        undefined,
      );
      await fixture.idle();

      expect(again.userMessageId).toBe(first.userMessageId);
      const replies = [first.assistantMessageId, again.assistantMessageId];
      const [message] = (await fixture.messagesOf(conversation.id)).slice(-1);
      expect(message?.id).toBe(again.assistantMessageId);
      expect((await fixture.history.siblingsOf([message!])).get(message!.id)).toEqual(replies);
      expect(fixture.model.requests[1]?.messages).toEqual(fixture.model.requests[0]?.messages);
    });
  });
});
