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

  it('interrupts what takes longer than the grace, and keeps its text', async () => {
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
