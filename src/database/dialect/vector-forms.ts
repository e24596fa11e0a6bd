import { type DialectName } from './per-dialect.js';

/** A vector, or its signs, as a column of the database takes it. */
export type VectorForm = Buffer | string;

/** The signs of a vector's dimensions: 1 where it is above zero. Vectors that are alike differ in few. */
export function signsFor(dialect: DialectName, vector: Float32Array): VectorForm {
  return dialect === 'sqlite'
    ? signBits(vector)
    : Array.from(vector, (value) => (value > 0 ? 1 : 0)).join('');
}

/** The whole vector, in 32-bit floats. */
export function vectorFor(dialect: DialectName, vector: Float32Array): VectorForm {
  return dialect === 'sqlite' ? vectorBytes(vector) : `{${vector.join()}}`;
}

/** Eight signs to a byte. */
function signBits(vector: Float32Array): Buffer {
  const bits = Buffer.alloc(Math.ceil(vector.length / 8));
  for (const [index, value] of vector.entries()) {
    const byte = index >>> 3;
    if (value > 0) bits[byte] = (bits[byte] ?? 0) | (1 << (index & 7));
  }
  return bits;
}

/** The lowest byte first. */
function vectorBytes({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
