import { signBits, vectorBytes } from './sign-bits.js';

describe('signBits', () => {
  it('has a bit for each dimension that is above zero', () => {
    expect([...signBits(new Float32Array([1, -1, 0, 0.5, -0, 2, -3, 1e-20]))]).toEqual([0b1010_1001]);
  });

  it('fills the last byte up', () => {
    expect([...signBits(new Float32Array(9).fill(1))]).toEqual([0xff, 1]);
    expect([...signBits(new Float32Array(0))]).toEqual([]);
  });
});

describe('vectorBytes', () => {
  it('has the vector alone, not what lies around it', () => {
    const part = new Float32Array([9, 1, 2, 9]).subarray(1, 3);
    expect([...new Float32Array(Uint8Array.from(vectorBytes(part)).buffer)]).toEqual([1, 2]);
  });
});
