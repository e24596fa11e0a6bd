import { Logger } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { saying } from '../models/testing/scripted-chat-model.js';
import { LEASE_MS } from '../runs/run-leases.js';
import { type Run } from '../runs/run.js';
import { type Conversation } from '../sessions/conversation.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

describe('RunReaper', () => {
  let gone: OrchestratorFixture;
  let fixture: OrchestratorFixture;
  let conversation: Conversation;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    gone = await OrchestratorFixture.create();
    conversation = await gone.converse();
  });

  afterEach(() => fixture.close());

  const runOf = ({ id }: Run): Promise<Run> => fixture.runs.runs.getRun(id);
  const start = (content: string): Promise<Run> => gone.startRun(conversation.id, content);

  /** A reply that has come to these words, each of them durable. */
  async function begin(content: string, ...words: string[]): Promise<Run> {
    const run = await start(content);
    const { opening } = await gone.opener.open(run, undefined);
    const writer = gone.writerOf(run);
    writer.opened(opening);
    for (const word of words) {
      writer.delta('text', word);
      await writer.settled();
    }
    return run;
  }

  /** The process that made the replies is gone, and another looks after `afterMs`. */
  async function reapAfter(afterMs: number, onInterruption: 'continue' | 'keep' = 'keep'): Promise<void> {
    fixture = await gone.restart();
    fixture.settings.settings = { ...fixture.settings.settings, onInterruption };
    fixture.clock.nowMs += afterMs;
    await fixture.reaper.reap();
    await fixture.idle();
  }

  /** Everything that is stored of runs, messages and logs. */
  async function everything(): Promise<unknown[]> {
    const tables = ['conversation', 'run', 'message', 'run_event', 'recent_run_event'] as const;
    return Promise.all(tables.map((table) => fixture.database.query.selectFrom(table).selectAll().execute()));
  }

  it('makes a message of what the readers of an abandoned run had seen', async () => {
    const run = await begin('What does it cost?', 'It is ', 'fr');

    await reapAfter(LEASE_MS + 1);

    const error = {
      code: 'run_interrupted',
      detail: 'The reply was interrupted before it was complete.',
    };
    expect(await runOf(run)).toMatchObject({ state: 'interrupted', error, endedAt: fixture.clock.now() });
    expect(await fixture.history.getMessage(run.assistantMessageId)).toMatchObject({
      content: 'It is fr',
      metadata: { state: 'interrupted', error, model: run.model },
    });
    expect((await fixture.sessions.getSession(conversation.id)).headMessageId).toBe(run.assistantMessageId);
  });

  it('goes on with its log where that ends, and closes what is open', async () => {
    const run = await begin('What does it cost?', 'It is ', 'fr');
    const before = await gone.chunksOf(run.id);

    await reapAfter(LEASE_MS + 1);

    const chunks = await fixture.chunksOf(run.id);
    expect(chunks.slice(0, before.length)).toEqual(before);
    expect(chunks.slice(before.length).map(({ type }) => type)).toEqual([
      ...['text-end', 'message-metadata', 'error'],
    ]);
    const numbers = (await fixture.runs.log.read(run.id, 0)).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('ends one of which nothing was written yet, without a text', async () => {
    const run = await start('What does it cost?');

    await reapAfter(LEASE_MS + 1);

    expect(await runOf(run)).toMatchObject({ state: 'interrupted' });
    expect(await fixture.history.getMessage(run.assistantMessageId)).toMatchObject({ content: '' });
  });

  it('has the model go on with it as the same run, and one reply come of it', async () => {
    const run = await begin('What does it cost?', 'It is ', 'fr');
    const before = await gone.chunksOf(run.id);
    fixture = await gone.restart();
    fixture.model.script = saying('ee.');
    fixture.clock.nowMs += LEASE_MS + 1;

    await fixture.reaper.reap();
    await fixture.idle();

    expect(fixture.model.requests[0]?.continuation).toEqual({ text: 'It is fr' });
    expect(await runOf(run)).toMatchObject({ state: 'completed', epoch: 2 });
    expect(await fixture.history.getMessage(run.assistantMessageId)).toMatchObject({
      content: 'It is free.',
    });
    const chunks = await fixture.chunksOf(run.id);
    expect(chunks.slice(0, before.length)).toEqual(before);
    expect(chunks.slice(before.length).map(({ type }) => type)).toEqual([
      ...['data-continued', 'text-delta', 'text-end', 'finish-step', 'finish'],
    ]);
    expect(await fixture.runs.attempts.list(run.id)).toMatchObject([
      { number: 1, state: 'interrupted', isUsageEstimated: true },
      { number: 2, cause: 'process_lost', textFrom: 8, state: 'completed', isUsageEstimated: false },
    ]);
  });

  it('makes one from the beginning of which nothing was sent yet', async () => {
    const run = await start('What does it cost?');

    await reapAfter(LEASE_MS + 1, 'continue');

    expect(await fixture.history.getMessage(run.assistantMessageId)).toMatchObject({ content: 'Yes.' });
    expect((await fixture.chunksOf(run.id))[0]).toMatchObject({ type: 'start' });
  });

  it('does not go on with one that somebody had cancelled', async () => {
    const run = await begin('What does it cost?', 'It is ');
    await gone.database.transaction(() => gone.runs.runs.requestEnd(run.id, 'cancel'));

    await reapAfter(LEASE_MS + 1, 'continue');

    expect(await runOf(run)).toMatchObject({ state: 'cancelled' });
    expect(fixture.model.requests).toEqual([]);
  });

  it('leaves it at its text once it was lost often enough', async () => {
    const run = await begin('What does it cost?', 'It is ');
    await gone.database.transaction(() =>
      gone.database.write.updateTable('run').set({ lease_epoch: 5 }).where('id', '=', run.id).execute(),
    );

    await reapAfter(LEASE_MS + 1, 'continue');

    expect(await runOf(run)).toMatchObject({ state: 'interrupted', epoch: 6 });
  });

  it('takes up the others where one can be neither gone on with nor ended', async () => {
    const broken = await begin('What does it cost?', 'It is ');
    const other = await gone.converse();
    const run = await gone.startRun(other.id, 'And where?');
    fixture = await gone.restart();
    const { read } = fixture.runs.log;
    fixture.runs.log.read = (runId, after) =>
      runId === broken.id
        ? Promise.reject(new Error('unreadable'))
        : read.call(fixture.runs.log, runId, after);
    fixture.clock.nowMs += LEASE_MS + 1;

    await fixture.reaper.reap();
    await fixture.idle();

    expect(await runOf(run)).toMatchObject({ state: 'completed' });
    expect(await runOf(broken)).toMatchObject({ state: 'running' });
  });

  it('takes the turn out of the history where somebody had asked for that', async () => {
    const run = await begin('Waht?', 'Pardon');
    await gone.database.transaction(() => gone.runs.runs.requestEnd(run.id, 'rollback'));

    await reapAfter(LEASE_MS + 1);

    expect(await fixture.messagesOf(conversation.id)).toEqual([]);
  });

  it('has the queue behind it go on, one after the other', async () => {
    const abandoned = await begin('What does it cost?', 'It is ');
    const waiting = [await start('And how long?'), await start('And where?')];
    fixture = await gone.restart();
    fixture.settings.settings = { ...fixture.settings.settings, onInterruption: 'keep' };
    fixture.clock.nowMs += LEASE_MS + 1;
    fixture.model.script = saying('Yes.');

    await fixture.reaper.reap();
    await fixture.idle();

    expect(await runOf(abandoned)).toMatchObject({ state: 'interrupted' });
    for (const run of waiting) expect(await runOf(run)).toMatchObject({ state: 'completed' });
    expect((await fixture.messagesOf(conversation.id)).map(({ content }) => content)).toEqual([
      ...['What does it cost?', 'It is ', 'And how long?', 'Yes.', 'And where?', 'Yes.'],
    ]);
  });

  it('starts what waits where nothing is made, as after a shutdown', async () => {
    const run = await start('What does it cost?');
    const waiting = await start('And how long?');
    gone.runs.active.draining = true;
    const outcome = { state: 'completed', error: null, usage: null, finishReason: 'stop' } as const;
    await gone.ledger.finish(run, gone.writerOf(run), { outcome, manifest: null });

    await reapAfter(0);
    await fixture.idle();

    expect(await runOf(waiting)).toMatchObject({ state: 'completed' });
  });

  it('leaves alone what another process still makes, and what waits behind it', async () => {
    await begin('What does it cost?', 'It is ');
    await start('And how long?');
    fixture = await gone.restart();
    const before = await everything();

    fixture.clock.nowMs += LEASE_MS;
    await fixture.reaper.reap();

    expect(await everything()).toEqual(before);
    expect(fixture.runs.active.ids()).toEqual([]);
  });

  it('writes nothing where there is nothing to do', async () => {
    fixture = await gone.restart();
    let transactions = 0;
    const { transaction } = fixture.database;
    fixture.database.transaction = (work) => {
      transactions += 1;
      return transaction.call(fixture.database, work) as ReturnType<typeof work>;
    };

    await fixture.reaper.reap();

    expect(transactions).toBe(0);
  });

  it('looks at the start, and every second after it', async () => {
    const run = await begin('What does it cost?', 'It is ');
    fixture = await gone.restart();
    fixture.settings.settings = { ...fixture.settings.settings, onInterruption: 'keep' };
    await fixture.reaper.onApplicationBootstrap();
    expect(await runOf(run)).toMatchObject({ state: 'running' });
    const ended = new Promise<void>((resolve) => {
      fixture.changes.listen(conversation.id, resolve);
    });

    fixture.clock.nowMs += LEASE_MS + 1;
    fixture.scheduler.advance(1_000);
    await ended;

    expect(await runOf(run)).toMatchObject({ state: 'interrupted' });
  });

  it('looks once at a time and once more, however many runs were left meanwhile, and no more at the end', async () => {
    fixture = await gone.restart();
    const { leases } = fixture.runs;
    let heard: () => void = () => undefined;
    leases.onReleased = (listener) => {
      heard = listener;
    };
    await fixture.reaper.onApplicationBootstrap();
    const looks: PromiseWithResolvers<Run[]>[] = [];
    leases.takeAbandoned = () => {
      looks.push(Promise.withResolvers<Run[]>());
      return looks.at(-1)!.promise;
    };

    for (let left = 0; left < 5; left += 1) heard();
    fixture.scheduler.advance(1_000);
    expect(looks).toHaveLength(1);
    looks[0]!.resolve([]);
    while (looks.length < 2) await setImmediate();
    const over = fixture.reaper.onModuleDestroy();
    heard();
    looks[1]!.resolve([]);
    await over;
    expect(looks).toHaveLength(2);
  });
});
