import { Clock } from '../../src/common/clock.js';
import { type TestApp } from './test-app.js';

const MINUTE_MS = 60_000;

/** Moves the clock of a running platform ahead; timers are not moved. */
export function timeTravel(platform: TestApp): (minutes: number) => void {
  const clock = platform.app.get(Clock);
  const real = clock.now.bind(clock);
  let aheadMs = 0;
  clock.now = () => real() + aheadMs;
  return (minutes) => {
    aheadMs += minutes * MINUTE_MS;
  };
}
