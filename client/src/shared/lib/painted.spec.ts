import { painted } from './painted.js';

describe('what waits until the page is painted', () => {
  const real = { setTimeout: globalThis.setTimeout, frame: globalThis.requestAnimationFrame };
  let timers: { fire: () => void; ms: number }[];
  let frames: (() => void)[];

  beforeEach(() => {
    timers = [];
    frames = [];
    Object.assign(globalThis, {
      setTimeout: (fire: () => void, ms = 0) => timers.push({ fire, ms }),
      requestAnimationFrame: (frame: () => void) => frames.push(frame),
    });
  });

  afterEach(() => {
    Object.assign(globalThis, { setTimeout: real.setTimeout, requestAnimationFrame: real.frame });
  });

  const done = async (waiting: Promise<void>) =>
    Promise.race([waiting.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);

  it('goes on in the task after the frame, which is painted by then', async () => {
    const waiting = painted();
    frames[0]?.();
    expect(await done(waiting)).toBe(false);
    timers.find(({ ms }) => ms === 0)?.fire();
    expect(await done(waiting)).toBe(true);
  });

  it('goes on before long where there is no frame, as nobody looks at the page', async () => {
    const waiting = painted();
    expect(await done(waiting)).toBe(false);
    timers.find(({ ms }) => ms > 0)?.fire();
    expect(await done(waiting)).toBe(true);
  });
});
