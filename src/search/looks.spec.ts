import fc from 'fast-check';
import { type Look, Looks } from './looks.js';

/** Looks at `atOnce` numbers at a time, down to 1, and finds those that are wanted. */
function looking(count: number, atOnce: number, isWanted: (place: number) => boolean) {
  let looks = 0;
  const look = (after = count + 1): Promise<Look<number>> => {
    looks += 1;
    const seen = Array.from({ length: Math.min(atOnce, after - 1) }, (_, index) => after - 1 - index);
    const isLast = after - 1 <= atOnce;
    return Promise.resolve({ matching: seen.filter(isWanted), end: isLast ? undefined : seen.at(-1) });
  };
  return { look, looks: () => looks };
}

describe('looks at what a user has', () => {
  it('find as much as is wanted, and tell where to go on', async () => {
    const { look } = looking(10, 4, (place) => place % 2 === 0);
    expect(await new Looks().find(look, undefined, 3)).toEqual({ found: [10, 8, 6], next: 6 });
    expect(await new Looks().find(look, 6, 3)).toEqual({ found: [4, 2], next: undefined });
  });

  it('end after twenty, however little was found, and go on with the next page', async () => {
    const { look, looks } = looking(100, 1, (place) => place === 75);
    const page = new Looks();
    expect(await page.find(look, undefined, 3)).toEqual({ found: [], next: 81 });
    expect(looks()).toBe(20);
    expect(await new Looks().find(look, 81, 3)).toEqual({ found: [75], next: 61 });
  });

  it('are shared by all that one page looks for, and each has one at least', async () => {
    const { look, looks } = looking(20, 1, () => false);
    const page = new Looks();
    expect(await page.find(look, undefined, 3)).toEqual({ found: [], next: undefined });
    expect(await page.find(look, undefined, 3)).toEqual({ found: [], next: 20 });
    expect(looks()).toBe(21);
  });

  it('miss nothing and find nothing twice, page by page', async () => {
    const shapes = fc.record({
      count: fc.nat(60),
      atOnce: fc.integer({ min: 1, max: 7 }),
      wanted: fc.integer({ min: 1, max: 5 }),
      each: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ count, atOnce, wanted, each }) => {
        const { look } = looking(count, atOnce, (place) => place % each === 0);
        const found: number[] = [];
        let after: number | undefined;
        do {
          const page = await new Looks().find(look, after, wanted);
          expect(page.found.length).toBeLessThanOrEqual(wanted);
          found.push(...page.found);
          after = page.next;
        } while (after !== undefined);
        const all = Array.from({ length: count }, (_, index) => count - index);
        expect(found).toEqual(all.filter((place) => place % each === 0));
      }),
    );
  });
});
