import { LONGEST_AGAIN_MS, renewalMs, TokenKeeper } from './token-keeper.js';

const tokenWith = (claims: object): string =>
  `head.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sign`;
/** A token of its own that ends then. */
const until = (endMs: number, name = ''): string => tokenWith({ exp: endMs / 1000, jti: name });

const HOUR_MS = 3_600_000;

describe('the time until a token is renewed', () => {
  it('leaves a minute before it ends, and half of what is left of a short one', () => {
    expect(renewalMs(until(1_000_000), 0)).toBe(940_000);
    expect(renewalMs(until(1_000_000), 910_000)).toBe(45_000);
    expect(renewalMs(until(1_000_000), 990_000)).toBe(5000);
  });

  it('is none for a token that is over, or says nothing of its end', () => {
    expect(renewalMs(until(1_000_000), 1_000_000)).toBeNull();
    expect(renewalMs(tokenWith({}), 0)).toBeNull();
    expect(renewalMs('nonsense', 0)).toBeNull();
  });
});

describe('the keeper of a token', () => {
  function setUp(...answers: (string | Error)[]) {
    let [nowMs, asked] = [0, 0];
    let planned: { atMs: number; action: () => void } | null = null;
    let seen = (): void => undefined;
    const told: string[] = [];
    const keeper = new TokenKeeper(
      () => {
        asked += 1;
        const answer = answers.shift() ?? new Error('no more');
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      (token) => told.push(token),
      {
        now: () => nowMs,
        after: (waitMs, action) => {
          planned = { atMs: nowMs + waitMs, action };
          return () => {
            planned = null;
          };
        },
        onSeen: (listener) => {
          seen = listener;
        },
      },
    );
    return {
      keeper,
      told,
      asked: () => asked,
      /** When it is asked for again; null for never. */
      plannedMs: () => planned?.atMs ?? null,
      /** Lets the time come that is planned. */
      async come() {
        if (planned === null) throw new Error('Nothing is planned.');
        const { atMs, action } = planned;
        nowMs = atMs;
        planned = null;
        action();
        await settled();
      },
      /** The page sleeps, and is looked at again then. */
      async wakeAt(atMs: number) {
        nowMs = atMs;
        seen();
        await settled();
      },
      at: (ms: number) => {
        nowMs = ms;
      },
    };
  }
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const [first, second] = [until(HOUR_MS, 'first'), until(2 * HOUR_MS, 'second')];

  it('asks a minute before the end, and hands on what it is given', async () => {
    const { keeper, told, come, plannedMs } = setUp(first, second);
    expect(await keeper.begin()).toBe(first);
    expect(plannedMs()).toBe(HOUR_MS - 60_000);
    await come();
    expect(told).toEqual([second]);
    expect(plannedMs()).toBe(2 * HOUR_MS - 60_000);
  });

  it('asks again after a failure, less and less often, until the token has ended', async () => {
    const { keeper, come, plannedMs } = setUp(first);
    await keeper.begin();
    await come();
    const waitsMs: number[] = [];
    for (let beforeMs = HOUR_MS - 60_000; plannedMs() !== null;) {
      waitsMs.push(plannedMs()! - beforeMs);
      beforeMs = plannedMs()!;
      await come();
    }
    expect(waitsMs).toEqual([2000, 4000, 8000, 16_000, 30_000]);
  });

  it('has a short one renewed in time after a failure, too', async () => {
    const short = until(40_000);
    const { keeper, told, come, plannedMs } = setUp(short, new Error('busy'), second);
    await keeper.begin();
    expect(plannedMs()).toBe(20_000);
    await come();
    expect(plannedMs()).toBe(22_000);
    await come();
    expect(told).toEqual([second]);
  });

  it('asks when the page is looked at again after the time', async () => {
    const { keeper, told, wakeAt } = setUp(first, second);
    await keeper.begin();
    await wakeAt(HOUR_MS / 2);
    expect(told).toEqual([]);
    await wakeAt(HOUR_MS + 1);
    expect(told).toEqual([second]);
  });

  it('asks at once where one is wanted, and not without end for one that is refused as well', async () => {
    const { keeper, told, asked, plannedMs, come } = setUp(first, second, first);
    await keeper.begin();
    keeper.want();
    keeper.want();
    await settled();
    expect(told).toEqual([second]);
    keeper.want();
    await settled();
    expect([asked(), plannedMs()]).toEqual([2, LONGEST_AGAIN_MS]);
    await come();
    expect(asked()).toBe(3);
  });

  it('hands the same on to a frame that has lost it', async () => {
    const { keeper, told } = setUp(first, first);
    await keeper.begin();
    keeper.want();
    await settled();
    expect(told).toEqual([first]);
  });
});
