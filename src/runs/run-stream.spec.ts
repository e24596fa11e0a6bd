import { Logger } from '@nestjs/common';
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { StorageFullError } from '../database/database.errors.js';
import { FakeResponse } from '../http/testing/fake-response.js';
import { createRunEvent } from './run-event.js';
import { RunStream, seqAfter } from './run-stream.js';
import { MemoryRunLog } from './testing/memory-run-log.js';

function follow(log: MemoryRunLog, afterSeq = 0, method = 'GET'): FakeResponse {
  const response = new FakeResponse(method);
  new RunStream(log, new ManualScheduler()).follow('run_1', afterSeq, response.asResponse());
  return response;
}

describe('RunStream', () => {
  const step = createRunEvent('run_1', 1, { type: 'start-step' });
  const abort = createRunEvent('run_1', 2, { type: 'abort', reason: 'cancelled' });

  it('numbers every frame, tells browsers when to come back, and ends with [DONE]', async () => {
    const log = new MemoryRunLog();
    await log.append([step, abort], 1);
    const response = follow(log);
    await once(response, 'close');

    expect(response.text).toBe(
      'id: run_1:1\nretry: 1000\ndata: {"type":"start-step"}\n\n' +
        'id: run_1:2\ndata: {"type":"abort","reason":"cancelled"}\n\n' +
        'id: run_1:2\ndata: [DONE]\n\n',
    );
    expect(response.isEnded).toBe(true);
  });

  it('writes what becomes durable together in one go, as it does', async () => {
    const log = new MemoryRunLog();
    const response = follow(log);
    await setImmediate();
    await log.append([step, createRunEvent('run_1', 2, { type: 'finish-step' })], 1);
    await setImmediate();
    expect(response.writes).toHaveLength(1);
    await log.append([createRunEvent('run_1', 3, { type: 'error', errorText: 'no' })], 1);
    await setImmediate();
    expect(response.writes).toHaveLength(2);
  });

  it('has but [DONE] for whoever has seen the end', async () => {
    const log = new MemoryRunLog();
    await log.append([step, abort], 1);
    const response = follow(log, 2);
    await once(response, 'close');
    expect(response.text).toBe('id: run_1:2\ndata: [DONE]\n\n');
  });

  it('answers HEAD with the head alone', async () => {
    const response = follow(new MemoryRunLog(), 0, 'HEAD');
    await setImmediate();
    expect(response).toMatchObject({ head: '200 text/event-stream', text: '', isEnded: true });
  });

  it('stops reading when the reader leaves', async () => {
    const log = new MemoryRunLog();
    const response = follow(log);
    await setImmediate();
    response.destroy();
    await log.append([step, abort], 1);
    await setImmediate();
    expect(response.text).toBe('');
  });

  it('tells why nothing more comes, without a number and without [DONE]', async () => {
    const log = new MemoryRunLog();
    const response = follow(log);
    await setImmediate();
    await log.append([step], 1);
    log.breakOff('run_1', new StorageFullError(undefined));
    await once(response, 'close');
    expect(response.text).toBe(
      'id: run_1:1\nretry: 1000\ndata: {"type":"start-step"}\n\n' +
        'data: {"type":"error","errorText":"The server has no room to store this. Nothing was changed."}\n\n',
    );
  });

  it('breaks off where the log cannot be read: an end would be taken for the end of the reply', async () => {
    Logger.overrideLogger(false);
    const log = new MemoryRunLog();
    log.follow = () => {
      throw new Error('disk on fire');
    };
    const response = follow(log);
    await setImmediate();
    expect(response).toMatchObject({ isDestroyed: true, isEnded: false });
  });
});

describe('seqAfter', () => {
  it.each([
    [undefined, 0],
    ['7', 7],
    ['run_1:7', 7],
    ['run_2:7', 0],
    ['7 or so', 0],
    ['', 0],
  ])('takes %j for %d', (lastEventId, seq) => {
    expect(seqAfter('run_1', lastEventId)).toBe(seq);
  });
});
