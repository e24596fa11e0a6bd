import { createRunEvent, type RunEvent } from './run-event.js';
import { YoungLogs } from './young-logs.js';

const step = (seq: number): RunEvent => createRunEvent('run_1', seq, { type: 'start-step' });

describe('YoungLogs', () => {
  it('knows a log from its start, from any place', () => {
    const logs = new YoungLogs();
    logs.add('run_1', [step(1), step(2)]);
    logs.add('run_1', [step(3)]);
    expect(logs.after('run_1', 0)).toEqual([step(1), step(2), step(3)]);
    expect(logs.after('run_1', 2)).toEqual([step(3)]);
    expect(logs.after('run_1', 3)).toEqual([]);
    expect(logs.after('run_2', 0)).toBeUndefined();
  });

  it('knows nothing of a log whose start it has not seen, that has ended, or that is long', () => {
    const logs = new YoungLogs();
    logs.add('run_1', [step(2)]);
    expect(logs.after('run_1', 0)).toBeUndefined();
    logs.add('run_1', [step(1)]);
    logs.add('run_1', [createRunEvent('run_1', 2, { type: 'abort', reason: 'cancelled' })]);
    expect(logs.after('run_1', 0)).toBeUndefined();
    for (let seq = 1; seq <= 17; seq++) logs.add('run_1', [step(seq)]);
    expect(logs.after('run_1', 0)).toBeUndefined();
  });
});
