import { type DialectName } from './per-dialect.js';

/** A vector, or its signs, as a column of the database takes it: bytes in SQLite, text in PostgreSQL. */
export type VectorForm = Buffer | string;

const BYTES_PER_NUMBER = 4;

/** The signs of a vector's dimensions: 1 where it is above zero, in whole bytes. Vectors that are alike differ in few. */
export function signsFor(dialect: DialectName, vector: Float32Array): VectorForm {
  const bytes = Buffer.alloc(Math.ceil(vector.length / 8));
  for (const [index, value] of vector.entries()) {
    const byte = index >>> 3;
    if (value > 0) bytes[byte] = (bytes[byte] ?? 0) | (1 << (index & 7));
  }
  return dialect === 'sqlite' ? bytes : toBits(bytes);
}

/** The whole vector, in 32-bit floats; their lowest byte is the first. */
export function vectorFor(dialect: DialectName, vector: Float32Array): VectorForm {
  return dialect === 'sqlite'
    ? Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
    : `{${vector.join()}}`;
}

/** Signs in bytes, as PostgreSQL has them. */
export function toBits(bytes: Buffer): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
}

export function fromBits(bits: string): Buffer {
  return Buffer.from(Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2)));
}

/** A vector in bytes, as PostgreSQL has it. */
export function toNumbers(bytes: Buffer): string {
  const numbers = Array.from({ length: bytes.length / BYTES_PER_NUMBER }, (_, index) =>
    bytes.readFloatLE(index * BYTES_PER_NUMBER),
  );
  return `{${numbers.join()}}`;
}

export function fromNumbers(numbers: readonly number[]): Buffer {
  return Buffer.from(Float32Array.from(numbers).buffer);
}
