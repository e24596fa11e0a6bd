import { saying, sayingUntilStopped } from '../models/testing/scripted-chat-model.js';
import { type Run } from '../runs/run.js';
import { type Conversation } from '../sessions/conversation.js';
import { ShuttingDownError } from './orchestrator.errors.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

describe('RunStarter', () => {
  let fixture: OrchestratorFixture;
  let conversation: Conversation;

  beforeEach(async () => {
    fixture = await OrchestratorFixture.create();
    conversation = await fixture.converse();
  });

  afterEach(() => fixture.close());

  /** A run that waits, in a conversation that makes none. */
  async function waitingRun(): Promise<Run> {
    const { active } = fixture.runs;
    const run = await fixture.startRun(conversation.id, 'What does it cost?');
    const waiting = await fixture.startRun(conversation.id, 'And how long?');
    active.draining = true;
    const outcome = { state: 'completed', error: null, usage: null, finishReason: 'stop' } as const;
    await fixture.ledger.finish(run, fixture.writerOf(run), { outcome, manifest: null });
    active.draining = false;
    return waiting;
  }

  const runOf = ({ id }: Run): Promise<Run> => fixture.runs.runs.getRun(id);

  it('has the next run made, and those behind it', async () => {
    const runs = [await waitingRun(), await fixture.startRun(conversation.id, 'And where?')];

    await fixture.starter.startNext(conversation.id);
    await fixture.idle();

    for (const run of runs) expect(await runOf(run)).toMatchObject({ state: 'completed' });
    expect(fixture.model.requests).toHaveLength(2);
  });

  it('starts nothing where nothing waits', async () => {
    await fixture.starter.startNext(conversation.id);

    expect(fixture.runs.active.ids()).toEqual([]);
  });

  it('starts a run once, however often it is asked', async () => {
    fixture.model.script = sayingUntilStopped('Well');
    const waiting = await waitingRun();

    await Promise.all([
      fixture.starter.startNext(conversation.id),
      fixture.starter.startNext(conversation.id),
    ]);

    expect(fixture.runs.active.ids()).toEqual([waiting.id]);
  });

  it('has no run made whose start comes to nothing', async () => {
    const waiting = await waitingRun();

    const failed = fixture.database.transaction(async () => {
      await fixture.starter.startNext(conversation.id);
      throw new Error('No.');
    });

    await expect(failed).rejects.toThrow('No.');
    expect(fixture.runs.active.ids()).toEqual([]);
    expect(await runOf(waiting)).toEqual(waiting);
  });

  it('starts nothing in a process that is about to end, and takes nothing in', async () => {
    const waiting = await waitingRun();
    fixture.starter.requireOpen();
    fixture.runs.active.draining = true;

    await fixture.starter.startNext(conversation.id);

    expect(await runOf(waiting)).toEqual(waiting);
    expect(fixture.runs.active.ids()).toEqual([]);
    expect(() => {
      fixture.starter.requireOpen();
    }).toThrow(ShuttingDownError);
  });

  it('does not begin the next where the process was told to end meanwhile', async () => {
    const first = await waitingRun();
    const second = await fixture.startRun(conversation.id, 'And where?');
    fixture.model.script = (request, signal) => {
      fixture.runs.active.draining = true;
      return saying('Yes.')(request, signal);
    };

    await fixture.starter.startNext(conversation.id);
    await fixture.idle();

    expect(await runOf(first)).toMatchObject({ state: 'completed' });
    expect(await runOf(second)).toEqual(second);
  });
});
