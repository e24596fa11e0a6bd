import { EventLoopDelay, TICK_MS, WINDOW_MS } from './event-loop-delay.js';
import { FixedClock } from './testing/fixed-clock.js';
import { ManualScheduler } from './testing/manual-scheduler.js';

describe('EventLoopDelay', () => {
  let clock: FixedClock;
  let scheduler: ManualScheduler;
  let delay: EventLoopDelay;

  beforeEach(() => {
    clock = new FixedClock();
    scheduler = new ManualScheduler();
    delay = new EventLoopDelay(clock, scheduler);
    delay.onModuleInit();
  });

  /** Ticks, each so much later than it should have come. */
  function tick(lateMs: number, times = 1): void {
    for (let count = 0; count < times; count += 1) {
      clock.nowMs += TICK_MS + lateMs;
      scheduler.advance(TICK_MS);
    }
  }

  it('is nothing where every tick comes in time', () => {
    expect(delay.currentMs()).toBe(0);
    tick(0, 100);
    expect(delay.currentMs()).toBe(0);
  });

  it('is nothing for one long piece of work', () => {
    tick(0, 10);
    tick(400);
    expect(delay.currentMs()).toBe(0);
  });

  it('is what even the best tick was late by, once no other is within half a second', () => {
    tick(0, 10);
    tick(80, 3);
    expect(delay.currentMs()).toBe(0);
    tick(80, 5);
    expect(delay.currentMs()).toBe(80);
    tick(60);
    expect(delay.currentMs()).toBe(60);
  });

  it('is over with the first tick in time', () => {
    tick(100, 20);
    tick(0);
    expect(delay.currentMs()).toBe(0);
  });

  it('is told while no tick can come', () => {
    clock.nowMs += TICK_MS + WINDOW_MS;
    expect(delay.currentMs()).toBe(0);
    clock.nowMs += 1;
    expect(delay.currentMs()).toBe(WINDOW_MS + 1);
  });

  it.each([-3_600_000, 3_600_000])('has nothing to do with a clock that is set by %d ms', (setByMs) => {
    tick(80, 50);
    clock.setByMs = setByMs;
    expect(delay.lastMs()).toBe(80);
    tick(80);
    expect(delay.currentMs()).toBe(80);
    tick(0);
    expect(delay.currentMs()).toBe(0);
  });

  it('ends with the application', () => {
    delay.onApplicationShutdown();
    expect(scheduler.pending).toBe(0);
  });

  it('tells of the last tick, and wakes with the next', async () => {
    tick(80);
    expect(delay.lastMs()).toBe(80);
    let isAwake = false;
    void delay.nextTick().then(() => (isAwake = true));
    clock.nowMs += TICK_MS + 90;
    expect(delay.lastMs()).toBe(90);
    await Promise.resolve();
    expect(isAwake).toBe(false);
    scheduler.advance(TICK_MS);
    await Promise.resolve();
    expect(isAwake).toBe(true);
    tick(0);
    expect(delay.lastMs()).toBe(0);
  });
});
