import { type MessageEvent } from '@nestjs/common';
import { firstValueFrom, toArray } from 'rxjs';
import { ManualScheduler } from '../common/testing/manual-scheduler.js';
import { createRunEvent } from './run-event.js';
import { RunStream, seqAfter } from './run-stream.js';
import { MemoryRunLog } from './testing/memory-run-log.js';

const output = { writableNeedDrain: false, once: () => undefined, removeListener: () => undefined };

describe('RunStream', () => {
  it('numbers every frame, tells browsers when to come back, and ends with [DONE]', async () => {
    const log = new MemoryRunLog();
    await log.append([
      createRunEvent('run_1', 1, { type: 'start-step' }),
      createRunEvent('run_1', 2, { type: 'abort', reason: 'cancelled' }),
    ]);
    const frames = await firstValueFrom(
      new RunStream(log, new ManualScheduler()).follow('run_1', 0, output).pipe(toArray()),
    );

    expect(frames).toEqual([
      { id: 'run_1:1', data: '{"type":"start-step"}', retry: 1000 },
      { id: 'run_1:2', data: '{"type":"abort","reason":"cancelled"}' },
      { id: 'run_1:2', data: '[DONE]' },
    ]);
  });

  it('sends a comment every 15 seconds while nothing happens, until the reader leaves', () => {
    const scheduler = new ManualScheduler();
    const frames: MessageEvent[] = [];
    const reader = new RunStream(new MemoryRunLog(), scheduler)
      .follow('run_1', 0, output)
      .subscribe((frame) => {
        frames.push(frame);
      });
    scheduler.advance(31_000);
    reader.unsubscribe();
    scheduler.advance(31_000);

    expect(frames).toEqual([{ comment: 'heartbeat' }, { comment: 'heartbeat' }]);
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
