import fc from 'fast-check';
import { inBatches } from './batches.js';

describe('inBatches', () => {
  it('keeps every row in its place, in batches of ten sizes at most', () => {
    fc.assert(
      fc.property(fc.nat(3_000), (count) => {
        const rows = Array.from({ length: count }, (_, index) => index);
        const batches = [...inBatches(rows)];
        expect(batches.flat()).toEqual(rows);
        for (const { length } of batches) expect([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]).toContain(length);
      }),
    );
  });
});
