import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from './clock.js';
import { Scheduler } from './scheduler.js';

/** How often it is looked. */
export const TICK_MS = 20;
/** How long it has to be late all the time before it counts: a moment's work, however heavy, is no overload. */
export const WINDOW_MS = 500;

interface Tick {
  readonly at: number;
  readonly lateMs: number;
}

/**
 * How late this process is with all that it has to do: the least by which any tick of the last half second came late.
 * A queue that never empties makes every tick late, one long piece of work only one of them.
 */
@Injectable()
export class EventLoopDelay implements OnModuleInit, OnApplicationShutdown {
  private ticks: readonly Tick[] = [];
  private lastAt = Infinity;
  private leastMs = 0;
  private latestMs = 0;
  private readonly waiting: (() => void)[] = [];
  private stop: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.lastAt = this.clock.monotonic();
    this.stop = this.scheduler.every(TICK_MS, () => {
      this.tick();
    });
  }

  onApplicationShutdown(): void {
    this.stop();
    this.wake();
  }

  /** By how much the last tick came late, in milliseconds: what is going on, however short it may be. */
  lastMs(): number {
    return Math.max(this.latestMs, this.clock.monotonic() - this.lastAt - TICK_MS);
  }

  /** @returns with the next tick: when what there was to do by now is done. */
  nextTick(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** In milliseconds; also while no tick can come, as what is being worked at takes longer than all this. */
  currentMs(): number {
    const lateMs = this.clock.monotonic() - this.lastAt - TICK_MS;
    return lateMs > WINDOW_MS ? lateMs : this.leastMs;
  }

  private tick(): void {
    const at = this.clock.monotonic();
    const tick = { at, lateMs: Math.max(0, at - this.lastAt - TICK_MS) };
    // The last one always counts: where ticks are further apart than the window, there is no other.
    this.ticks = [...this.ticks.filter((other) => at - other.at < WINDOW_MS), tick];
    this.leastMs = Math.min(...this.ticks.map(({ lateMs }) => lateMs));
    this.latestMs = tick.lateMs;
    this.lastAt = at;
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
