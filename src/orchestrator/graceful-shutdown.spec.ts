import { type HttpAdapterHost } from '@nestjs/core';
import { Config, loadConfig } from '../config/config.js';
import { saying, sayingUntilStopped, stopped } from '../models/testing/scripted-chat-model.js';
import { type Run } from '../runs/run.js';
import { GracefulShutdown } from './graceful-shutdown.js';
import { OrchestratorFixture } from './testing/orchestrator-fixture.js';

const GRACE_MS = 10_000;

describe('GracefulShutdown', () => {
  let fixture: OrchestratorFixture;
  let shutdown: GracefulShutdown;
  let closings: number;

  beforeEach(async () => {
    fixture = await OrchestratorFixture.create();
    closings = 0;
    const server = { closeAllConnections: () => (closings += 1) };
    const host = { httpAdapter: { getHttpServer: () => server } } as unknown as HttpAdapterHost;
    const { server: settings, database, models, access } = loadConfig({});
    const config = new Config({ ...settings, shutdownGraceMs: GRACE_MS }, database, models, access);
    shutdown = new GracefulShutdown(fixture.runs.active, config, fixture.scheduler, host);
  });

  afterEach(() => fixture.close());

  async function send(content: string, conversationId?: string): Promise<Run> {
    const id = conversationId ?? (await fixture.converse()).id;
    const message = { content, metadata: {}, strategy: null, parentId: undefined };
    return fixture.orchestrator.sendMessage(id, message, undefined);
  }

  const runOf = ({ id }: Run): Promise<Run> => fixture.runs.runs.getRun(id);

  it('lets a reply in the making come to its end, and starts none after it', async () => {
    const gate = new AbortController();
    fixture.model.script = async function* (request, signal) {
      await stopped(gate.signal);
      yield* saying('It is free.')(request, signal);
    };
    const run = await send('What does it cost?');
    const waiting = await send('And how long?', run.conversationId);
    let isOver = false;

    const over = shutdown.beforeApplicationShutdown().then(() => (isOver = true));
    fixture.scheduler.advance(GRACE_MS - 1);
    expect(fixture.runs.active.draining).toBe(true);
    await expect(send('One more?', run.conversationId)).rejects.toMatchObject({ code: 'shutting_down' });
    expect(isOver).toBe(false);
    gate.abort();
    await over;

    expect(await runOf(run)).toMatchObject({ state: 'completed' });
    expect(await runOf(waiting)).toEqual(waiting);
  });

  it('leaves what takes longer than the grace to whoever goes on with it, at once', async () => {
    fixture.model.script = sayingUntilStopped('It is ');
    const run = await send('What does it cost?');
    const waiting = await send('And how long?', run.conversationId);

    const over = shutdown.beforeApplicationShutdown();
    fixture.scheduler.advance(GRACE_MS);
    await over;

    expect(await runOf(run)).toMatchObject({ state: 'running', epoch: 1 });
    expect((await fixture.chunksOf(run.id)).at(-1)).toMatchObject({ type: 'text-delta', delta: 'It is ' });
    const next = await fixture.restart();
    next.model.script = saying('free.');
    // No time has passed: the lease was given up.
    await next.reaper.reap();
    await next.idle();
    expect(next.model.requests[0]?.continuation).toEqual({ text: 'It is ' });
    expect((await next.messagesOf(run.conversationId)).map(({ content }) => content)).toEqual([
      ...['What does it cost?', 'It is free.', 'And how long?', 'free.'],
    ]);
    expect(await runOf(waiting)).toMatchObject({ state: 'completed' });
  });

  it('leaves one of which nothing was sent yet, whose log another begins', async () => {
    const { id } = await fixture.converse({ enableRag: true });
    let isSearching: () => void = () => undefined;
    const searching = new Promise<void>((resolve) => (isSearching = resolve));
    fixture.knowledge.retrieve = async ({ signal = AbortSignal.abort() }) => {
      isSearching();
      await stopped(signal);
      throw signal.reason;
    };
    const run = await send('What does it cost?', id);
    await searching;

    const over = shutdown.beforeApplicationShutdown();
    fixture.scheduler.advance(GRACE_MS);
    await over;

    expect(await fixture.chunksOf(run.id)).toEqual([]);
    const next = await fixture.restart();
    await next.reaper.reap();
    await next.idle();
    expect((await next.messagesOf(id)).at(-1)?.content).toBe('Yes.');
    expect((await next.chunksOf(run.id))[0]).toMatchObject({ type: 'start' });
  });

  it('ends one whose end was asked for already', async () => {
    fixture.model.script = sayingUntilStopped('It is ');
    const run = await send('What does it cost?');
    await fixture.database.transaction(() => fixture.runs.runs.requestEnd(run.id, 'cancel'));

    const over = shutdown.beforeApplicationShutdown();
    fixture.scheduler.advance(GRACE_MS);
    await over;

    expect(await runOf(run)).toMatchObject({ state: 'interrupted' });
  });

  it('interrupts it where its application wants no reply gone on with, and keeps its text', async () => {
    fixture.settings.settings = { ...fixture.settings.settings, onInterruption: 'keep' };
    fixture.model.script = sayingUntilStopped('It is ');
    const runs = [await send('What does it cost?'), await send('And how long?')];

    const over = shutdown.beforeApplicationShutdown();
    fixture.scheduler.advance(GRACE_MS);
    await over;

    for (const run of runs) {
      expect(await runOf(run)).toMatchObject({
        state: 'interrupted',
        error: { code: 'run_interrupted', detail: 'The server was shut down.' },
      });
      expect(await fixture.history.getMessage(run.assistantMessageId)).toMatchObject({ content: 'It is ' });
    }
  });

  it('is over at once where nothing is made', async () => {
    await shutdown.beforeApplicationShutdown();

    expect(fixture.runs.active.draining).toBe(true);
  });

  it('cuts off whoever still reads, once there was time to hear the ends', async () => {
    await shutdown.beforeApplicationShutdown();
    fixture.scheduler.advance(499);
    expect(closings).toBe(0);

    fixture.scheduler.advance(1);

    expect(closings).toBe(1);
  });

  it('calls the interruption off with the last reply', async () => {
    const run = await send('What does it cost?');
    await shutdown.beforeApplicationShutdown();

    fixture.scheduler.advance(GRACE_MS);

    expect(await runOf(run)).toMatchObject({ state: 'completed' });
    expect(fixture.scheduler.pending).toBe(0);
  });
});
