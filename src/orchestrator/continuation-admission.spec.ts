import { setImmediate } from 'node:timers/promises';
import { onBehalfOf } from '../limits/limited-key.js';
import { TooManyAtOnceError } from '../limits/limits.errors.js';
import { ModelError } from '../models/model-error.js';
import { ModelNotConfiguredError } from '../models/model-not-configured.error.js';
import {
  giving,
  saying,
  sayingUntilFailure,
  sayingUntilStopped,
} from '../models/testing/scripted-chat-model.js';
import { IdempotencyKeyReusedError } from '../runs/runs.errors.js';
import { type Run } from '../runs/run.js';
import { type Conversation } from '../sessions/conversation.js';
import { ConversationNotActiveError, MessageNotFoundError } from '../sessions/sessions.errors.js';
import {
  NotAReplyError,
  ReplyCompleteError,
  ReplyEmptyError,
  ReplyNotNewestError,
} from './continuation.errors.js';
import { ConversationBusyError, ShuttingDownError } from './orchestrator.errors.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

const CUT = giving(
  { type: 'reasoning-delta', text: 'Hm.' },
  { type: 'text-delta', text: 'It is' },
  { type: 'finish', reason: 'length', usage: { inputTokens: 7, outputTokens: 2 } },
);

describe('ContinuationAdmission', () => {
  let fixture: OrchestratorFixture;
  let conversation: Conversation;

  beforeEach(async () => {
    fixture = await OrchestratorFixture.create();
    fixture.settings.settings = { ...fixture.settings.settings, onInterruption: 'keep' };
    conversation = await fixture.converse();
  });

  afterEach(() => fixture.close());

  async function send(content = 'What does it cost?'): Promise<Run> {
    const message = { content, metadata: {}, strategy: null, parentId: undefined };
    return fixture.orchestrator.sendMessage(conversation.id, message, undefined);
  }

  async function replyBy(script = CUT): Promise<Run> {
    fixture.model.script = script;
    const run = await send();
    await fixture.idle();
    return run;
  }

  const goOn = (messageId: string, key?: string) =>
    fixture.orchestrator.continueReply(conversation.id, messageId, key);

  it('makes another run of the same message, which sends the same and the text so far', async () => {
    const first = await replyBy();
    fixture.model.script = saying(' free.');
    const second = await goOn(first.assistantMessageId);
    await fixture.idle();

    expect(second).toMatchObject({
      ...{ state: 'running', continuesRunId: first.id, assistantMessageId: first.assistantMessageId },
      ...{ userMessageId: first.userMessageId, previousHeadId: first.previousHeadId, epoch: 1 },
    });
    const [asked, again] = fixture.model.requests;
    const continuation = { text: 'It is', uncounted: 5 };
    expect(again).toEqual({ ...asked, replyId: second.id, continuation });
    expect(await fixture.history.getMessage(first.assistantMessageId)).toMatchObject({
      ...{ content: 'It is free.', runId: second.id },
      metadata: {
        ...{ state: 'completed', finish_reason: 'stop', reasoning: 'Hm.' },
        continued_from: [{ run_id: first.id, text_to: 5, state: 'completed', finish_reason: 'length' }],
      },
    });
    // Seven and two at first, seven and one then.
    expect(await fixture.usage.tokensToday('app')).toBe(17);
  });

  it('is taken up like any other where its process is gone', async () => {
    fixture.settings.settings = { ...fixture.settings.settings, onInterruption: 'continue' };
    const first = await replyBy();
    fixture.model.script = sayingUntilStopped(' fr');
    const second = await goOn(first.assistantMessageId);
    while ((await fixture.chunksOf(second.id)).at(-1)?.type !== 'text-delta') await setImmediate();

    fixture.clock.nowMs += 60_000;
    const next = await fixture.restart();
    next.model.script = saying('ee.');
    await next.reaper.reap();
    await next.idle();

    expect(next.model.requests[0]?.continuation).toEqual({ text: 'It is fr', uncounted: 5 });
    expect((await next.runs.attempts.list(second.id)).map(({ cause }) => cause)).toEqual([
      'continued',
      'process_lost',
    ]);
    expect((await next.history.getMessage(first.assistantMessageId)).content).toBe('It is free.');
  });

  it('finds the run of before by its key, and refuses the key for anything else', async () => {
    const { assistantMessageId: id } = await replyBy();
    const second = await goOn(id, 'key');
    await fixture.idle();

    expect((await goOn(id, 'key')).id).toBe(second.id);
    await expect(fixture.orchestrator.regenerate(conversation.id, id, null, 'key')).rejects.toBeInstanceOf(
      IdempotencyKeyReusedError,
    );
  });

  it.each([
    { what: 'a complete reply', script: saying('All.'), error: ReplyCompleteError },
    {
      what: 'one held back',
      script: giving(
        { type: 'text-delta', text: 'No' },
        { type: 'finish', reason: 'content-filter', usage: undefined },
      ),
      error: ReplyCompleteError,
    },
    {
      what: 'one without a word',
      script: sayingUntilFailure(new ModelError('model_stream_cut', 'cut')),
      error: ReplyEmptyError,
    },
    {
      what: 'one of spaces',
      script: giving(
        { type: 'text-delta', text: ' \n' },
        { type: 'finish', reason: 'length', usage: undefined },
      ),
      error: ReplyEmptyError,
    },
  ])('refuses $what', async ({ script, error }) => {
    const { assistantMessageId } = await replyBy(script);
    await expect(goOn(assistantMessageId)).rejects.toBeInstanceOf(error);
    expect(fixture.model.requests).toHaveLength(1);
  });

  it('refuses what is no reply, is not there, or has been answered', async () => {
    const run = await replyBy();
    await expect(goOn(run.userMessageId)).rejects.toBeInstanceOf(NotAReplyError);
    await expect(goOn('msg_nobody')).rejects.toBeInstanceOf(MessageNotFoundError);
    await send('And?');
    await expect(goOn(run.assistantMessageId)).rejects.toBeInstanceOf(ConversationBusyError);
    await fixture.idle();
    await expect(goOn(run.assistantMessageId)).rejects.toBeInstanceOf(ReplyNotNewestError);
  });

  it('counts among the replies of the key that asks for it', async () => {
    const first = await replyBy();
    const other = await fixture.converse();
    const message = { content: 'And where?', metadata: {}, strategy: null, parentId: undefined };
    const second = await fixture.orchestrator.sendMessage(other.id, message, undefined);
    await fixture.idle();
    fixture.model.script = sayingUntilStopped(' free.');
    const asKey = (conversationId: string, { assistantMessageId }: Run): Promise<Run> =>
      new Promise((resolve, reject) => {
        onBehalfOf({ keyId: 'key_1', limits: { runningRuns: 1 } }, () => {
          fixture.orchestrator
            .continueReply(conversationId, assistantMessageId, undefined)
            .then(resolve, reject);
        });
      });

    const running = await asKey(conversation.id, first);
    await expect(asKey(other.id, second)).rejects.toBeInstanceOf(TooManyAtOnceError);
    await fixture.runs.active.cancel(running.id);
    expect(await asKey(other.id, second)).toMatchObject({ state: 'running' });
  });

  it('refuses where the model is gone, the conversation is paused, or the server is about to end', async () => {
    const { assistantMessageId: id } = await replyBy();
    const { models } = fixture;
    models.resolve = () => {
      throw new ModelNotConfiguredError('scripted:one', []);
    };
    await expect(goOn(id)).rejects.toBeInstanceOf(ModelNotConfiguredError);
    await fixture.sessions.transition(conversation.id, 'pause');
    await expect(goOn(id)).rejects.toBeInstanceOf(ConversationNotActiveError);
    fixture.runs.active.draining = true;
    await expect(goOn(id)).rejects.toBeInstanceOf(ShuttingDownError);
  });
});
