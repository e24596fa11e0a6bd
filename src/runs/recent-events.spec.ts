import { RecentEvents } from './recent-events.js';
import { createRunEvent, type RunEvent } from './run-event.js';

const step = (seq: number, runId = 'run_1'): RunEvent => createRunEvent(runId, seq, { type: 'start-step' });

describe('RecentEvents', () => {
  let recent: RecentEvents;

  beforeEach(() => {
    recent = new RecentEvents();
  });

  it('shows what is durable, from any place, and numbers what is not yet', () => {
    const first = recent.take('run_1', [step(1), step(2)]);
    recent.take('run_1', [step(3)]);
    expect(recent.after('run_1', 0)).toBeUndefined();

    recent.settle(first);
    expect(recent.after('run_1', 0)).toEqual([step(1), step(2)]);
    expect(recent.after('run_1', 1)).toEqual([step(2)]);
    expect(recent.after('run_1', 9)).toEqual([]);
    expect(recent.last('run_1')).toEqual(step(2));
    expect(recent.lastSeq('run_1')).toBe(3);
    expect(recent.after('run_2', 0)).toBeUndefined();
  });

  it('gives every event a place of its own, whatever its run', () => {
    const batches = [
      recent.take('run_1', [step(1), step(2)]),
      recent.take('run_2', [step(1, 'run_2')]),
      recent.take('run_1', [step(3)]),
    ];

    expect(batches.map(({ lastId }) => lastId)).toEqual([2, 3, 4]);
    expect(recent.nextId).toBe(5);
  });

  it('does not know the start of a log that has been moved', () => {
    recent.settle(recent.take('run_1', [step(1), step(2)]));
    const move = recent.movable('run_1');
    recent.settle(recent.take('run_1', [step(3)]));
    recent.moved(move!);

    expect(recent.after('run_1', 0)).toBeUndefined();
    expect(recent.after('run_1', 1)).toBeUndefined();
    expect(recent.after('run_1', 2)).toEqual([step(3)]);
    expect(recent.lastSeq('run_1')).toBe(3);
  });

  it('knows nothing of a run once all of it has been moved', () => {
    recent.settle(recent.take('run_1', [step(1), step(2)]));
    recent.moved(recent.movable('run_1')!);

    expect(recent.lastSeq('run_1')).toBeUndefined();
    expect(recent.last('run_1')).toBeUndefined();
    expect(recent.movable('run_1')).toBeUndefined();
  });

  it('has the numbers free again of what comes to nothing, and no others', () => {
    const waiting = recent.take('run_1', [step(1)]);
    recent.drop(recent.take('run_1', [step(2), step(3)]));
    expect(recent.lastSeq('run_1')).toBe(1);
    recent.settle(waiting);
    expect(recent.after('run_1', 0)).toEqual([step(1)]);

    const batches = [recent.take('run_1', [step(2)]), recent.take('run_1', [step(3)])];
    for (const batch of batches) recent.drop(batch);
    expect(recent.lastSeq('run_1')).toBe(1);

    recent.drop(recent.take('run_2', [step(1, 'run_2')]));
    expect(recent.lastSeq('run_2')).toBeUndefined();
  });

  it('forgets an erased run, whatever becomes of its last events', () => {
    const waiting = recent.take('run_1', [step(1)]);
    recent.forget('run_1');
    recent.settle(waiting);

    expect(recent.lastSeq('run_1')).toBeUndefined();
    expect(recent.neededFrom([])).toBe(recent.nextId);
  });

  it('needs everything from the oldest event that is not moved, durable or not', () => {
    recent.settle(recent.take('run_1', [step(1), step(2)]));
    const other = recent.take('run_2', [step(1, 'run_2')]);
    const move = recent.movable('run_1')!;
    const third = recent.take('run_1', [step(3)]);
    expect(recent.neededFrom([])).toBe(1);
    expect(recent.neededFrom([move])).toBe(other.lastId);

    recent.moved(move);
    recent.settle(other);
    const otherMove = recent.movable('run_2')!;
    expect(recent.neededFrom([otherMove])).toBeLessThanOrEqual(third.lastId);
    recent.moved(otherMove);
    recent.settle(third);
    const lastMove = recent.movable('run_1')!;
    expect(recent.neededFrom([lastMove])).toBe(recent.nextId);
    recent.moved(lastMove);
    expect(recent.neededFrom([])).toBe(recent.nextId);
  });

  it('tells which runs hold back much', () => {
    recent.settle(recent.take('run_1', [step(1)]));
    recent.settle(recent.take('run_2', [step(1, 'run_2'), step(2, 'run_2')]));

    expect(recent.heldBack(3)).toEqual([]);
    expect(recent.heldBack(2)).toEqual(['run_1']);
    recent.moved(recent.movable('run_1')!);
    recent.take('run_3', [step(1, 'run_3')]);
    // What waits for the disk cannot be moved yet.
    expect(recent.heldBack(0)).toEqual(['run_2']);
  });
});
