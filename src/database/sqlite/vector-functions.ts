import { type Database } from 'better-sqlite3';
import { load } from 'sqlite-vec';

/** Gives a connection functions that SQLite lacks. */
export type AddFunctions = (database: Database) => void;

/**
 * Adds what searches by vectors ask for: `vec_bit`, `vec_distance_hamming` and `vec_distance_cosine`. They are those of
 * sqlite-vec, or slower ones of our own where that has no build for the platform, such as under musl.
 */
export const addVectorFunctions: AddFunctions = (database) => {
  try {
    addCompiledFunctions(database);
  } catch {
    addOwnFunctions(database);
  }
};

/** @throws where sqlite-vec does not load. */
export const addCompiledFunctions: AddFunctions = (database) => {
  load(database);
};

/** The same by the same names, in JavaScript. */
export const addOwnFunctions: AddFunctions = (database) => {
  const options = { deterministic: true };
  database.function('vec_bit', options, (bits: Buffer) => bits);
  database.function('vec_distance_hamming', options, hammingDistance);
  database.function('vec_distance_cosine', options, (left: Buffer, right: Buffer) =>
    cosineDistance(toFloats(left), toFloats(right)),
  );
};

/** How many bits each byte has set. */
const BITS_SET = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

function hammingDistance(left: Buffer, right: Buffer): number {
  requireEqualLength(left, right);
  let distance = 0;
  for (let index = 0; index < left.length; index += 1) {
    distance += BITS_SET[(left[index] ?? 0) ^ (right[index] ?? 0)] ?? 0;
  }
  return distance;
}

/** Null where one of the two has no direction. */
function cosineDistance(left: Float32Array, right: Float32Array): number | null {
  requireEqualLength(left, right);
  let product = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  for (let index = 0; index < left.length; index += 1) {
    const [one = 0, other = 0] = [left[index], right[index]];
    product += one * other;
    leftSquares += one * one;
    rightSquares += other * other;
  }
  const lengths = Math.sqrt(leftSquares) * Math.sqrt(rightSquares);
  return lengths === 0 ? null : 1 - product / lengths;
}

/** A copy, as the bytes of a small buffer do not lie where a float may begin. */
function toFloats(bytes: Buffer): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

function requireEqualLength(left: ArrayLike<number>, right: ArrayLike<number>): void {
  if (left.length !== right.length) throw new Error('Vectors of different dimensions cannot be compared.');
}
