/** The signs of a vector's dimensions, eight to a byte: 1 where it is above zero. Vectors that are alike differ in few. */
export function signBits(vector: Float32Array): Buffer {
  const bits = Buffer.alloc(Math.ceil(vector.length / 8));
  for (const [index, value] of vector.entries()) {
    const byte = index >>> 3;
    if (value > 0) bits[byte] = (bits[byte] ?? 0) | (1 << (index & 7));
  }
  return bits;
}

/** A vector as it is stored: 32-bit floats, the lowest byte first. */
export function vectorBytes({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
