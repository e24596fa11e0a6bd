import SqliteDatabase from 'better-sqlite3';
import { type AddFunctions } from './vector-functions.js';

/** What SQL over vectors relies on. */
export function describeVectorFunctions(name: string, addFunctions: AddFunctions): void {
  describe(`vector functions, ${name}`, () => {
    const database = new SqliteDatabase(':memory:');
    addFunctions(database);

    afterAll(() => database.close());

    const hamming = (left: number[], right: number[]): unknown =>
      database
        .prepare('select vec_distance_hamming(vec_bit(?), vec_bit(?))')
        .pluck()
        .get(Buffer.from(left), Buffer.from(right));
    const cosine = (left: number[], right: number[]): unknown =>
      database.prepare('select vec_distance_cosine(?, ?)').pluck().get(toBytes(left), toBytes(right));

    it('count the bits that differ', () => {
      expect(hamming([0], [0])).toBe(0);
      expect(hamming([0b1010_0001, 0xff], [0b0010_0010, 0x0f])).toBe(7);
      const bytes = Array.from({ length: 192 }, (_, index) => index);
      expect(hamming(bytes, bytes)).toBe(0);
      expect(
        hamming(
          bytes,
          bytes.map((byte) => ~byte & 0xff),
        ),
      ).toBe(8 * 192);
    });

    it('measure the angle, whatever the lengths', () => {
      expect(cosine([1, 2, 3], [2, 4, 6])).toBeCloseTo(0, 6);
      expect(cosine([1, 0], [0, 5])).toBeCloseTo(1, 6);
      expect(cosine([1, 1], [-1, -1])).toBeCloseTo(2, 6);
      expect(cosine([1, 0], [1, 1])).toBeCloseTo(1 - Math.SQRT1_2, 6);
    });

    it('say nothing of a vector without a direction', () => {
      expect(cosine([0, 0], [1, 1])).toBeNull();
      expect(cosine([0, 0], [0, 0])).toBeNull();
    });

    it('refuse vectors of different dimensions', () => {
      expect(() => cosine([1, 2], [1, 2, 3])).toThrow();
      expect(() => hamming([1], [1, 2])).toThrow();
    });
  });
}

function toBytes(values: number[]): Buffer {
  return Buffer.from(new Float32Array(values).buffer);
}
